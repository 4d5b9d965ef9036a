/** The day in figures; each that wants something done leads to whom it is about. */
import { useLocation } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { daycare } from '../../../../db/daycare/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { Stat, StatRow } from '../../../ui/Stat.tsx';
import { daycareTexts } from '../texts.ts';
import type { BoardFilter } from './boardFilter.ts';

interface Props {
  board: OutputOf<typeof daycare.board>;
  onFilter(filter: BoardFilter): void;
}

export function BoardStats({ board, onFilter }: Props) {
  const t = useText(daycareTexts);
  const [, navigate] = useLocation();
  const { counts, due, lunches, pressureOut, offered, lines } = board;
  const alone = lines.filter(({ state, livingAlone }) => state === 'expected' && livingAlone).length;
  return (
    <StatRow>
      <Stat label={t('stat.due')} value={due} onOpen={() => onFilter('all')} />
      <Stat
        label={t('stat.here')}
        value={counts.here}
        tone={counts.here > 0 ? 'good' : 'neutral'}
        onOpen={() => onFilter('here')}
        {...(counts.left > 0 ? { note: t('stat.hereNote', { count: counts.left }) } : {})}
      />
      <Stat
        label={t('stat.missing')}
        value={counts.expected}
        tone={alone > 0 ? 'danger' : counts.expected > 0 ? 'attention' : 'neutral'}
        onOpen={() => onFilter('expected')}
        {...(alone > 0 ? { note: t('stat.missingNote', { count: alone }) } : {})}
      />
      <Stat
        label={t('stat.lunch')}
        value={lunches}
        note={t('stat.lunchOf', { count: counts.here + counts.left })}
      />
      <Stat
        label={t('stat.pressure')}
        value={pressureOut}
        tone={pressureOut > 0 ? 'attention' : 'neutral'}
        onOpen={() => onFilter('watch')}
      />
      {offered > 0 && (
        <Stat
          label={t('stat.offered')}
          value={offered}
          tone="attention"
          onOpen={() => navigate('/care/enrolments?tab=waiting')}
        />
      )}
    </StatRow>
  );
}
