/** Everyone in the house at once: first who and how much, then one act, then who was left out and why. */
import { Checkbox } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { meals, PresentRow } from '../../../db/meals/contract.ts';
import { useDeskCommand, useDeskQuery, useProgress } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { money } from '../../ui/format.ts';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Money } from '../../ui/When.tsx';
import { WorkProgress } from '../../ui/WorkProgress.tsx';
import css from './PresentPanel.module.css';
import { tillTexts } from './texts.ts';
import { useOptionName } from './useOptionName.ts';

interface Props {
  opened: boolean;
  onClose(): void;
  day: string;
  meal: 'breakfast' | 'lunch' | 'dinner';
}

type Result = OutputOf<typeof meals.servePresent>;

export function PresentPanel({ opened, onClose, day, meal }: Props) {
  const t = useText(tillTexts);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [result, setResult] = useState<Result | null>(null);
  const { data, error } = useDeskQuery('meals', 'present', { day, meal }, { enabled: opened });
  const serve = useDeskCommand('meals', 'servePresent', { onSuccess: setResult });
  const progress = useProgress('meals.servePresent');
  const rows = data?.rows ?? [];
  const chosen = rows.filter((row) => !row.skipped && !leftOut.has(row.diner.residentId));

  function close() {
    setResult(null);
    setLeftOut(new Set());
    serve.reset();
    onClose();
  }
  function toggle(residentId: string) {
    const next = new Set(leftOut);
    if (!next.delete(residentId)) next.add(residentId);
    setLeftOut(next);
  }
  // Those who cannot be served come along, so that the answer names them and says why.
  const people = rows
    .filter(({ diner }) => !leftOut.has(diner.residentId))
    .map(({ diner, personFen }) => ({ residentId: diner.residentId, expectedFen: personFen }));

  return (
    <SidePanel
      opened={opened}
      onClose={close}
      title={t('present.title')}
      width="46rem"
      footer={
        result === null &&
        rows.length > 0 && (
          <ActionButton
            kind="primary"
            size="md"
            label={t('present.do', { count: chosen.length })}
            keys="Mod+Enter"
            disabled={chosen.length === 0 || serve.isPending}
            onAction={() => serve.mutate({ day, meal, people })}
          />
        )
      }
    >
      {(error ?? serve.error) && <ErrorNote error={error ?? serve.error} />}
      {serve.isPending && (
        <WorkProgress
          label={t('present.doing')}
          done={progress?.done ?? 0}
          total={people.length}
          note={t('present.note')}
          onCancel={serve.cancel}
        />
      )}
      {result ? (
        <Done result={result} />
      ) : data && rows.length === 0 ? (
        <EmptyState icon={<IconUsersGroup />} sentence={t('present.none')} />
      ) : (
        <>
          <Summary rows={chosen} />
          <ul className={css.list} aria-label={t('present.people')}>
            {rows.map((row) => (
              <PresentLine
                key={row.diner.residentId}
                row={row}
                chosen={!leftOut.has(row.diner.residentId)}
                onToggle={() => toggle(row.diner.residentId)}
              />
            ))}
          </ul>
        </>
      )}
    </SidePanel>
  );
}

function Summary({ rows }: { rows: readonly PresentRow[] }) {
  const t = useText(tillTexts);
  const sum = (some: readonly PresentRow[]) =>
    money(some.reduce((total, { personFen }) => total + personFen, 0));
  return (
    <p className={css.summary}>
      {t('present.summary', {
        count: rows.length,
        subsidy: money(rows.reduce((total, { subsidyFen }) => total + subsidyFen, 0)),
        balance: sum(rows.filter(({ payment }) => payment === 'balance')),
        signed: sum(rows.filter(({ payment }) => payment === 'signed')),
      })}
    </p>
  );
}

function PresentLine({ row, chosen, onToggle }: { row: PresentRow; chosen: boolean; onToggle(): void }) {
  const t = useText(tillTexts);
  const say = useSay();
  const optionOf = useOptionName();
  const { diner, subsidyFen, personFen, payment, skipped } = row;
  return (
    <li className={css.row} data-skipped={skipped ? true : undefined}>
      <Checkbox
        size="md"
        aria-label={t('present.choose', { name: diner.name })}
        checked={skipped === null && chosen}
        disabled={skipped !== null}
        onChange={onToggle}
      />
      <span className={css.name}>{diner.name}</span>
      <span className={css.what}>
        {optionOf(row)}
        {skipped && <span className={css.why}>{say(skipped)}</span>}
      </span>
      <span className={css.subsidy}>
        <Money fen={-subsidyFen} />
      </span>
      <span className={css.pays}>
        <Money fen={personFen} />
      </span>
      <span className={css.payment}>{payment && t(`payment.${payment}`)}</span>
    </li>
  );
}

function Done({ result }: { result: Result }) {
  const optionOf = useOptionName();
  const t = useText(tillTexts);
  return (
    <>
      <p className={css.summary} role="status">
        {t('present.done', { count: result.served.length })}
      </p>
      {result.skipped.length > 0 && <h3>{t('present.skipped')}</h3>}
      <ul className={css.list}>
        {result.skipped.map((row) => (
          <PresentLine key={row.diner.residentId} row={row} chosen={false} onToggle={() => {}} />
        ))}
        {result.served.map((line) => (
          <li key={line.rootId} className={css.row}>
            <span />
            <span className={css.name}>{line.diner.name}</span>
            <span className={css.what}>{optionOf(line)}</span>
            <span className={css.subsidy}>
              <Money fen={-line.subsidyFen} />
            </span>
            <span className={css.pays}>
              <Money fen={line.personFen} />
            </span>
            <span className={css.payment}>{t(`payment.${line.payment}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
