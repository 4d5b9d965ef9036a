/** How a visit was corrected: every version stays, newest first. */
import { useText } from '../../../i18n/useText.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { Timeline } from '../../../ui/Timeline.tsx';
import { WhenText } from '../../../ui/When.tsx';
import { todayTexts } from '../today/texts.ts';
import type { VisitDetail } from './VisitPanel.tsx';
import css from './VisitSection.module.css';

const fieldNames = [
  'residentId',
  'agentId',
  'visitorName',
  'visitorPhone',
  'matterId',
  'channel',
  'note',
  'outcome',
  'dueOn',
  'referredTo',
  'missingPapers',
  'companions',
  'counterId',
  'arrivedAt',
  'startedAt',
  'endedAt',
  'withdrawn',
] as const;

export function Versions({ versions }: { versions: VisitDetail['versions'] }) {
  const t = useText(todayTexts);
  return (
    <section className={css.section}>
      <h3 className={css.title}>{t('versions')}</h3>
      <Timeline
        label={t('versions')}
        items={versions.map(({ line, state, supersedes, savedBy, reason, changed }) => {
          const fields = fieldNames
            .filter((name) => changed.includes(name))
            .map((name) => t(`field.${name}`));
          return {
            id: line.versionId,
            text: (
              <>
                {supersedes === null
                  ? t('version.first')
                  : t('version.changed', { fields: fields.join('、') })}{' '}
                {state !== 'superseded' && (
                  <Tag tone={state === 'current' ? 'accent' : 'attention'}>{t(`version.${state}`)}</Tag>
                )}
              </>
            ),
            detail: (
              <>
                <WhenText at={line.savedAt} /> · {savedBy}
                {reason && ` · ${t('version.reason', { reason })}`}
              </>
            ),
            ...(state === 'superseded' ? { tone: 'neutral' as const } : {}),
          };
        })}
      />
    </section>
  );
}
