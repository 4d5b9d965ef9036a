/** Hours by one word: length for the eye, figures for the reader; a line opens the services behind it. */
import { useText } from '../../../i18n/useText.ts';
import { Card } from '../../../ui/Card.tsx';
import { useStationName } from '../parts/ServiceWords.tsx';
import { useDuration } from '../parts/useDuration.ts';
import { volunteersTexts } from '../texts.ts';
import { evidenceOf, type Group, kindOf, type Tally } from './groups.ts';
import css from './Report.module.css';
import { reportTexts } from './texts.ts';

interface Props {
  group: Group;
  /** Undefined while it is being read. */
  rows: readonly Tally[] | undefined;
  onOpen(key: string, name: string): void;
}

function useNameOf(group: Group): (row: Tally) => string {
  const t = useText(reportTexts);
  const words = useText(volunteersTexts);
  const stationName = useStationName();
  return (row) => {
    const [kind, evidence] = [kindOf(row.key), evidenceOf(row.key)];
    if (group === 'byKind') return kind ? words(`kind.${kind}`) : row.name;
    if (group === 'byEvidence') return evidence ? words(`evidence.${evidence}`) : row.name;
    if (row.key !== '') return stationName(row);
    return group === 'byTeam' ? t('none.team') : t('none.station');
  };
}

export function TallyCard({ group, rows, onOpen }: Props) {
  const t = useText(reportTexts);
  const duration = useDuration();
  const nameOf = useNameOf(group);
  const most = Math.max(1, ...(rows ?? []).map(({ minutes }) => minutes));
  return (
    <Card title={t(`group.${group}`)} subtitle={group === 'byTeam' ? t('byTeam.note') : undefined}>
      {rows?.length === 0 && <p className={css.quiet}>{t('none')}</p>}
      <ul className={css.rows} aria-label={t(`group.${group}`)}>
        {rows?.map((row) => {
          const name = nameOf(row);
          return (
            <li key={row.key}>
              <button
                type="button"
                className={css.row}
                data-testid="figure"
                title={t('open', { name })}
                style={{ '--share': row.minutes / most }}
                onClick={() => onOpen(row.key, name)}
              >
                <span className={css.name}>{name}</span>
                <span className={css.quiet}>
                  {t('figure.services', { count: row.services })} ·{' '}
                  {t('figure.people', { count: row.volunteers })}
                </span>
                <span className={css.time}>{duration(row.minutes)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
