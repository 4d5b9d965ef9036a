/** What an incident says, line by line: the same in the panel and on paper. */
import type { IncidentLine } from '../../../db/incidents/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { clockTime, dayIn } from '../../ui/format.ts';
import { incidentsTexts } from './texts.ts';

export function useIncidentRows(): (incident: IncidentLine) => { label: string; value: string }[] {
  const t = useText(incidentsTexts);
  const zone = useSession((session) => session.zone);
  return ({ kind, day, at, place, what, measures, told, others, savedBy }) => [
    { label: t('kind'), value: t(`kind.${kind}`) },
    { label: t('when'), value: `${day} ${clockTime(at, zone)}` },
    { label: t('place'), value: place },
    { label: t('what'), value: what },
    { label: t('measures'), value: measures },
    { label: t('others'), value: others.map(({ name }) => name).join('、') },
    {
      label: t('told'),
      value:
        told
          .map(({ who, at: toldAt }) =>
            t('told.line', { who, day: dayIn(toldAt, zone), time: clockTime(toldAt, zone) }),
          )
          .join('\n') || t('told.none'),
    },
    { label: t('by'), value: savedBy },
  ];
}
