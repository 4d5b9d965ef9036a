/** Beside the queue: the follow-ups that are overdue or due today. */
import { useLocation } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { Card } from '../../../ui/Card.tsx';
import { useNameOf } from '../nameOf.ts';
import { visitsTexts } from '../texts.ts';
import css from './DueSoon.module.css';
import { DueTag } from './DueTag.tsx';

const shown = 5;

export function DueSoon() {
  const t = useText(visitsTexts);
  const nameOf = useNameOf();
  const [, navigate] = useLocation();
  const { data } = useDeskQuery('followUps', 'open', { limit: shown });
  if (!data) return null;
  const { counts, lines } = data;
  const pressing = counts.overdue + counts.today;
  return (
    <Card
      title={t('followUps')}
      subtitle={pressing > 0 ? t('followUps.pressing', { count: pressing }) : t('followUps.calm')}
    >
      {lines.length > 0 && (
        <ul className={css.list}>
          {lines.map(({ line, dueOn }) => (
            <li key={line.rootId}>
              <button
                type="button"
                className={css.item}
                onClick={() => navigate(`/today?visit=${line.rootId}`)}
              >
                <DueTag dueOn={dueOn} />
                <span className={css.text}>
                  {line.subject.name} · {nameOf(line.matter)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
