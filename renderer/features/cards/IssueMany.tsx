/** Cards for many at once: asked first, with progress, and nothing is left of it when it is cancelled. */
import { IconCards } from '@tabler/icons-react';
import { useState } from 'react';
import type { CardFilter } from '../../../db/cards/contract.ts';
import { useDeskCommand, useProgress } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { notify } from '../../ui/notify.tsx';
import { WorkProgress } from '../../ui/WorkProgress.tsx';
import css from './IssueMany.module.css';
import { personCardTexts } from './texts.ts';

interface Props {
  kind: CardFilter['kind'];
  count: number;
  chosen(): Promise<string[]>;
  onIssued(): void;
}

export function IssueMany({ kind, count, chosen, onIssued }: Props) {
  const t = useText(personCardTexts);
  const [asking, setAsking] = useState(false);
  const progress = useProgress('cards.issueMany');
  const { mutateAsync, isPending, cancel } = useDeskCommand('cards', 'issueMany', {
    onSuccess: ({ cardIds, skipped }) => {
      notify({ text: t('issue.done', { issued: cardIds.length, skipped }) });
      onIssued();
    },
  });
  async function issue() {
    const residentIds = await chosen();
    setAsking(false);
    await mutateAsync({ kind, residentIds });
  }
  if (isPending) {
    return (
      <div className={css.progress}>
        <WorkProgress
          label={t('issue.progress')}
          done={progress?.done ?? 0}
          total={progress?.total ?? null}
          note={t('issue.note')}
          onCancel={cancel}
        />
      </div>
    );
  }
  return (
    <>
      <ActionButton
        kind="primary"
        label={t('issueAll', { count })}
        icon={<IconCards size={18} />}
        disabled={count === 0}
        onAction={() => setAsking(true)}
      />
      <ConfirmDialog
        opened={asking}
        title={t('issue.title', { count })}
        confirm={t('issue.do')}
        onConfirm={issue}
        onCancel={() => setAsking(false)}
      >
        <p>{t('issue.body')}</p>
      </ConfirmDialog>
    </>
  );
}
