/** How a task stands, in words: when it is due, how serious it is. */
import type { CareTaskLine } from '../../../db/careTasks/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { Tag } from '../../ui/Tag.tsx';
import { careTasksTexts } from './texts.ts';

export function TaskDueTag({ task: { state, days, dueOn } }: { task: CareTaskLine }) {
  const t = useText(careTasksTexts);
  if (state === null) return <Tag>{t('tasks.closed')}</Tag>;
  if (days < 0) {
    return (
      <Tag tone="danger" title={dueOn}>
        {t('days.overdue', { count: -days })}
      </Tag>
    );
  }
  const said = days === 0 ? t('days.today') : days === 1 ? t('days.tomorrow') : dueOn.slice(5);
  return (
    <Tag tone={days === 0 ? 'attention' : 'neutral'} title={dueOn}>
      {said}
    </Tag>
  );
}

const tones = { minor: 'neutral', moderate: 'attention', serious: 'danger' } as const;

export function SeverityTag({ severity }: { severity: CareTaskLine['severity'] }) {
  const t = useText(careTasksTexts);
  return <Tag tone={tones[severity]}>{t(`severity.${severity}`)}</Tag>;
}
