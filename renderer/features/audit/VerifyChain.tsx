/** Checks the whole chain and says in a sentence whether it holds. */
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useDeskCommand, useProgress } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { CopyableText } from '../../ui/CopyableText.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { WorkProgress } from '../../ui/WorkProgress.tsx';
import css from './AuditPage.module.css';
import { auditTexts } from './texts.ts';

export function useVerify() {
  return useDeskCommand('audit', 'verify');
}

export function VerifyChain({ verify }: { verify: ReturnType<typeof useVerify> }) {
  const t = useText(auditTexts);
  const progress = useProgress('audit.verify');

  if (verify.isPending) {
    return (
      <WorkProgress
        label={t('verifying')}
        note={t('verify.note')}
        done={progress?.done ?? 0}
        total={progress?.total ?? null}
        onCancel={verify.cancel}
      />
    );
  }
  if (verify.error && verify.error.code !== 'call.cancelled') return <ErrorNote error={verify.error} />;
  if (!verify.data) return null;
  const { entries, brokenAt, hash } = verify.data;
  return brokenAt === null ? (
    <div className={css.strip} data-state="good" role="status">
      <IconShieldCheck size={20} />
      <strong>{t('verify.good', { count: entries })}</strong>
      <span>
        {t('verify.keep')} <CopyableText text={hash.slice(0, 16)} label={t('verify.hash')} mono />
      </span>
    </div>
  ) : (
    <div className={css.strip} data-state="bad" role="alert">
      <IconShieldX size={20} />
      <strong>{t('verify.bad', { n: brokenAt })}</strong>
    </div>
  );
}

export function VerifyButton({ verify }: { verify: ReturnType<typeof useVerify> }) {
  const t = useText(auditTexts);
  return (
    <ActionButton
      label={t('verify')}
      keys="V"
      icon={<IconShieldCheck size={18} />}
      disabled={verify.isPending}
      onAction={() => verify.mutate({})}
    />
  );
}
