/** What I saved today, latest first. The first line answers to the undo key; every line opens for correction. */
import { IconClipboardCheck } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { VisitLine } from '../../../../db/visits/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TimeText } from '../../../ui/When.tsx';
import { useNameOf } from '../nameOf.ts';
import { OutcomeTag } from '../OutcomeTag.tsx';
import { visitsTexts } from '../texts.ts';
import { useWithdraw } from '../useWithdraw.ts';
import { pageKeys } from './pageKeys.ts';
import css from './SavedToday.module.css';

export function SavedToday({ justSaved }: { justSaved: string | null }) {
  const t = useText(visitsTexts);
  const accountId = useSession((session) => session.account?.id);
  const withdraw = useWithdraw();
  const lines = useDeskQuery('visits', 'day', {
    filters: { ...(accountId ? { handlerId: accountId } : {}), withdrawn: true },
  }).data?.lines;
  if (!lines) return null;
  const latest = lines.toSorted((a, b) => b.savedAt - a.savedAt);
  const undoable = latest.find((line) => !line.withdrawn);
  if (latest.length === 0) {
    return <EmptyState icon={<IconClipboardCheck />} sentence={t('saved.none')} />;
  }
  return (
    <section className={css.saved} aria-label={t('saved.title')}>
      <header className={css.header}>
        <h2 className={css.title}>{t('saved.title')}</h2>
        <span className={css.count}>
          {t('saved.count', { count: latest.filter((line) => !line.withdrawn).length })}
        </span>
        {undoable && (
          <div className={css.undo}>
            <ActionButton
              label={t('saved.undoLast')}
              keys={pageKeys.undo}
              kind="quiet"
              onAction={() => withdraw(undoable)}
            />
          </div>
        )}
      </header>
      <ol className={css.list}>
        {latest.map((line) => (
          <SavedLine key={line.rootId} line={line} fresh={line.rootId === justSaved} />
        ))}
      </ol>
    </section>
  );
}

function SavedLine({ line, fresh }: { line: VisitLine; fresh: boolean }) {
  const t = useText(visitsTexts);
  const nameOf = useNameOf();
  const [, navigate] = useLocation();
  return (
    <li>
      <button
        type="button"
        className={css.line}
        data-fresh={fresh || undefined}
        data-withdrawn={line.withdrawn || undefined}
        onClick={() => navigate(`/today?visit=${line.rootId}`)}
      >
        <span className={css.time}>
          <TimeText at={line.arrivedAt} />
        </span>
        <span className={css.name}>{line.subject.name}</span>
        <span className={css.matter}>{nameOf(line.matter)}</span>
        <span className={css.marks}>
          {line.corrected && <Tag>{t('corrected')}</Tag>}
          {line.withdrawn ? (
            <Tag>{t('withdrawn')}</Tag>
          ) : (
            <OutcomeTag outcome={line.outcome} dueOn={line.dueOn} />
          )}
        </span>
      </button>
    </li>
  );
}
