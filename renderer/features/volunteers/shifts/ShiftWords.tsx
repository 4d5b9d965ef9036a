/** A shift in words: where it is, how many people it still needs. */
import type { OpportunityView, ShiftLine } from '../../../../db/shifts/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { useStationName } from '../parts/ServiceWords.tsx';
import { shiftsTexts } from './texts.ts';

export function usePlaceOf(): (opportunity: OpportunityView) => string {
  const stationName = useStationName();
  return ({ station, place, resident }) =>
    [station ? stationName(station) : place, resident?.name].filter(Boolean).join(' · ');
}

export function ShiftStateTag({ shift }: { shift: ShiftLine }) {
  const t = useText(shiftsTexts);
  if (shift.cancelled) return <Tag title={shift.cancelReason}>{t('cancelled')}</Tag>;
  if (shift.over) return <Tag>{t('over')}</Tag>;
  if (shift.short > 0) return <Tag tone="attention">{t('short', { count: shift.short })}</Tag>;
  return shift.waiting > 0 ? (
    <Tag tone="accent">{t('waiting', { count: shift.waiting })}</Tag>
  ) : (
    <Tag tone="good">{t('full')}</Tag>
  );
}
