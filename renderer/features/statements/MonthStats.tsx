/** The month in a few figures; each opens the entries behind it. */
import type { Figures } from '../../../db/statements/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { grouped, yuan } from '../../ui/format.ts';
import { Stat, StatRow } from '../../ui/Stat.tsx';
import type { Opened } from './drill.ts';
import { statementsTexts } from './texts.ts';

interface Props {
  figures: Figures | undefined;
  onOpen(opened: Opened): void;
}

/** A third of a price is rounded to whole per cent; nothing is of no price. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 100);

export function MonthStats({ figures, onOpen }: Props) {
  const t = useText(statementsTexts);
  if (!figures) return null;
  const { total, corrections, adjustments, diners } = figures;
  const share = (fen: number) => `${percentOf(fen, total.priceFen)}%`;
  const open = (by: Opened['by'], key = '') => ({ onOpen: () => onOpen({ by, key }) });
  return (
    <StatRow>
      <Stat
        label={t('stat.portions')}
        value={grouped(total.portions)}
        note={t('stat.diners', { count: diners })}
        {...open('all')}
      />
      <Stat label={t('stat.price')} value={yuan(total.priceFen)} {...open('all')} />
      <Stat
        label={t('stat.person')}
        value={yuan(total.personFen)}
        note={share(total.personFen)}
        {...open('payer', 'person')}
      />
      <Stat label={t('stat.subsidy')} value={yuan(total.subsidyFen)} note={share(total.subsidyFen)} />
      <Stat
        label={t('stat.adjustments')}
        value={yuan(adjustments.priceFen)}
        note={t('stat.count', { count: corrections })}
        {...open('adjustments')}
      />
    </StatRow>
  );
}
