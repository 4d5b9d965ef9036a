/** How bad an incident was, and how its follow-up stands, in words. */
import type { IncidentLine } from '../../../db/incidents/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { Tag } from '../../ui/Tag.tsx';
import { incidentsTexts } from './texts.ts';

const tones = { minor: 'neutral', moderate: 'attention', serious: 'danger' } as const;

export function SeverityTag({ severity }: Pick<IncidentLine, 'severity'>) {
  const t = useText(incidentsTexts);
  return <Tag tone={tones[severity]}>{t(`severity.${severity}`)}</Tag>;
}

export function StateTag({ incident }: { incident: Pick<IncidentLine, 'open' | 'withdrawn'> }) {
  const t = useText(incidentsTexts);
  if (incident.withdrawn) return <Tag>{t('state.withdrawn')}</Tag>;
  return incident.open ? <Tag tone="attention">{t('state.open')}</Tag> : <Tag>{t('state.closed')}</Tag>;
}
