/** Every version and decision of a time of service, newest first: nothing is ever changed in place. */
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { ServiceLine, service } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { clockTime } from '../../../ui/format.ts';
import { Timeline, type TimelineItem } from '../../../ui/Timeline.tsx';
import { WhenText } from '../../../ui/When.tsx';
import { useDuration } from '../parts/useDuration.ts';
import css from './Hours.module.css';
import { hoursTexts } from './texts.ts';

export function ServiceHistory({ detail }: { detail: OutputOf<typeof service.service> }) {
  const t = useText(hoursTexts);
  const versionText = useVersionText();
  const duration = useDuration();
  const told: (TimelineItem & { at: number })[] = [
    ...detail.versions.map(({ line, changed }) => ({
      id: line.versionId,
      at: line.savedAt,
      text: [versionText(line, changed), line.reason].filter(Boolean).join(' · '),
      detail: <Told at={line.savedAt} name={line.savedBy ?? t('self')} />,
    })),
    ...detail.decisions.map((decision) => ({
      id: decision.id,
      at: decision.at,
      text: [
        decision.decision === 'approved'
          ? t('decision.approved', { time: duration(decision.minutes) })
          : t('decision.refused'),
        decision.note,
      ]
        .filter(Boolean)
        .join(' · '),
      detail: <Told at={decision.at} name={decision.accountName} />,
      ...(decision.decision === 'refused' ? { tone: 'attention' as const } : {}),
    })),
  ];
  return (
    <section className={css.section}>
      <h4 className={css.title}>{t('history')}</h4>
      <Timeline label={t('history')} items={told.toSorted((a, b) => b.at - a.at)} />
    </section>
  );
}

function useVersionText() {
  const t = useText(hoursTexts);
  const duration = useDuration();
  const zone = useSession((session) => session.zone);
  return (line: ServiceLine, changed: readonly string[]): string => {
    if (line.state === 'withdrawn') return t('version.withdrawn');
    const from = clockTime(line.startAt, zone);
    const span =
      line.endAt === null
        ? t('version.unended', { from })
        : t('version.span', {
            from,
            to: clockTime(line.endAt, zone),
            time: duration(line.minutes ?? 0),
          });
    if (changed.length === 0) return t('version.first', { span });
    const onlyEnd = changed.every((field) => field === 'endAt' || field === 'minutes');
    return onlyEnd && line.reason === null ? t('version.ended', { span }) : t('version.corrected', { span });
  };
}

function Told({ at, name }: { at: number; name: string }) {
  return (
    <>
      <WhenText at={at} /> · {name}
    </>
  );
}
