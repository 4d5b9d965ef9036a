/** The entries behind one figure, beside the figures. They are read as far as somebody scrolls. */
import { useLocation } from 'wouter';
import type { Sentence } from '../../../db/core/errors.ts';
import type { Drill, Figures, StatementRow } from '../../../db/statements/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { grouped, yuan } from '../../ui/format.ts';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { useOptionWord } from '../menu/useOptionWord.ts';
import type { Opened } from './drill.ts';
import { MovementRows } from './MovementRows.tsx';
import css from './StatementsPage.module.css';
import { statementsTexts } from './texts.ts';
import { pageSize, usePages } from './usePages.ts';

interface Props {
  month: string;
  figures: Figures | undefined;
  opened: Opened | null;
  onClose(): void;
}

export function OpenedPanel({ month, figures, opened, onClose }: Props) {
  const title = useOpenedName(figures, opened);
  return (
    <SidePanel opened={opened !== null} onClose={onClose} title={title} width="62rem">
      {opened?.by === 'money' && <MovementRows month={month} kind={opened.key || null} />}
      {opened && opened.by !== 'money' && <MealRows month={month} by={opened.by} of={opened.key} />}
    </SidePanel>
  );
}

/** What is open, in the words of the table that it was opened from. */
function useOpenedName(figures: Figures | undefined, opened: Opened | null): string {
  const t = useText(statementsTexts);
  const say = useSay();
  if (!figures || !opened) return '';
  const { by, key } = opened;
  switch (by) {
    case 'all':
      return t('stat.portions');
    case 'late':
      return t('stat.late');
    case 'adjustments':
      return t('corrections.here');
    case 'adjustedLater':
      return t('corrections.later');
    case 'payer':
      return nameIn(t('view.payers'), figures.payers, key, say);
    case 'rule':
      return nameIn(t('view.rules'), figures.rules, key, say);
    case 'money':
      return nameIn(t('view.money'), figures.money.kinds, key, say);
    default:
      return nameIn(t(`view.${by}`), figures.by[by], key, say);
  }
}

function nameIn(
  table: string,
  rows: readonly { key: string; name: Sentence }[],
  key: string,
  say: (words: Sentence) => string,
): string {
  const found = rows.find((row) => row.key === key);
  return found ? `${table} · ${say(found.name)}` : table;
}

function MealRows({ month, by, of }: { month: string; by: Drill; of: string }) {
  const t = useText(statementsTexts);
  const [, navigate] = useLocation();
  const columns = useRowColumns();
  const api = useApi();
  const { pages, error, readOn } = usePages(['statements', 'rows', { month, by, of }], (offset, signal) =>
    api.statements.rows({ month, by, key: of, offset, limit: pageSize }, { signal }),
  );
  const first = pages?.[0];
  return (
    <div className={css.rows}>
      {error && <ErrorNote error={error} />}
      {first && (
        <p className={css.sum}>
          {t('rows.sum', {
            portions: grouped(first.sum.portions),
            price: yuan(first.sum.priceFen),
            person: yuan(first.sum.personFen),
            subsidy: yuan(first.sum.subsidyFen),
          })}
          {first.shareFen !== null && ` · ${t('rows.share', { amount: yuan(first.shareFen) })}`}
        </p>
      )}
      <DataTable<StatementRow>
        label={t('rows.what')}
        rows={pages?.flatMap(({ rows }) => rows)}
        {...(first ? { total: first.total } : {})}
        columns={columns}
        rowKey={({ id }) => id}
        onReachEnd={readOn}
        onOpen={({ residentId }) => residentId && navigate(`/residents/${residentId}`)}
        empty={t('rows.none')}
      />
    </div>
  );
}

function useRowColumns(): Column<StatementRow>[] {
  const t = useText(statementsTexts);
  const say = useSay();
  const optionWord = useOptionWord();
  const figure = (key: string, title: string, read: (row: StatementRow) => number): Column<StatementRow> => ({
    key,
    title,
    align: 'end',
    width: '4.75rem',
    cell: (row) => yuan(read(row)),
  });
  return [
    { key: 'day', title: t('rows.day'), width: '6.75rem', cell: (row) => row.day },
    {
      key: 'name',
      title: t('rows.name'),
      width: '6rem',
      cell: (row) => row.name ?? (row.guest || t('rows.guest')),
    },
    {
      key: 'what',
      title: t('rows.what'),
      width: 'minmax(17.5rem, 1.6fr)',
      cell: (row) => (
        <>
          <Booked row={row} /> {say(row.meal)} · {optionWord(row.optionName)} · {say(row.mode)} ·{' '}
          {say(row.method)}
        </>
      ),
    },
    {
      key: 'why',
      title: t('rows.why'),
      width: 'minmax(7rem, 1fr)',
      cell: (row) => <Why row={row} />,
    },
    { key: 'portions', title: t('portions'), align: 'end', width: '3.75rem', cell: (row) => row.portions },
    figure('price', t('price'), (row) => row.priceFen),
    figure('person', t('person'), (row) => row.personFen),
    figure('subsidy', t('subsidy'), (row) => row.subsidyFen),
  ];
}

/** What does not count on the day on which it was eaten. */
function Booked({ row }: { row: StatementRow }) {
  const t = useText(statementsTexts);
  if (row.kind === 'meal' && row.day === row.bookedOn) return null;
  const isCorrection = row.kind === 'adjustment';
  return (
    <Tag tone={isCorrection ? 'attention' : 'neutral'} title={t('rows.booked', { day: row.bookedOn })}>
      {t(isCorrection ? 'rows.adjustment' : 'rows.late')}
    </Tag>
  );
}

/** A correction says why it was made; a meal says which rule paid, and on hover for what reason. */
function Why({ row }: { row: StatementRow }) {
  const say = useSay();
  if (row.kind === 'adjustment') return row.reason;
  const rules = row.lines.map((line) => say(line.rule)).join(' + ');
  return <span title={row.lines.map((line) => say(line.reason)).join('\n')}>{rules}</span>;
}
