/** One A4 sheet with the recovery key, to be locked away. */
import { useText } from '../../i18n/useText.ts';
import { useToday } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { PrintFrame } from '../../ui/PrintFrame.tsx';
import css from './RecoveryKey.module.css';
import { KeyGroups } from './ShowKey.tsx';
import { deskTexts } from './texts.ts';

export function RecoveryKeyPaper({ recoveryKey, onClose }: { recoveryKey: string; onClose(): void }) {
  const t = useText(deskTexts);
  const centre = useSession((session) => session.centreName);
  const today = useToday();
  return (
    <PrintFrame
      title={t('paper.title')}
      heading={`${t('paper.product')} · ${centre}`}
      footer={
        <>
          <span>{t('paper.signature')}</span>
          <span>{t('paper.made', { day: today })}</span>
        </>
      }
      onClose={onClose}
    >
      <div className={css.paper}>
        <p>{t('key.why')}</p>
        <KeyGroups recoveryKey={recoveryKey} />
        <p>{t('key.keep')}</p>
        <p>{t('paper.use')}</p>
      </div>
    </PrintFrame>
  );
}
