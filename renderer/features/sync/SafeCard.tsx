/** *Safe to wipe this PC*: asked of the district afresh, and said only as long as nothing was saved since (SPEC R13). */
import { IconShieldCheck } from '@tabler/icons-react';
import { useDeskCommand } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { WhenText } from '../../ui/When.tsx';
import css from './SyncPage.module.css';
import { syncTexts } from './texts.ts';
import type { Status } from './useStatus.ts';

export function SafeCard({ status }: { status: Status }) {
  const t = useText(syncTexts);
  const prove = useDeskCommand('sync', 'proveSafe');
  const { safe } = status;
  const refused = !safe && prove.data && !prove.data.safe ? prove.data : null;
  return (
    <Card title={t('safe')}>
      <div className={css.stack}>
        <p className={css.quiet}>{t('safe.why')}</p>
        {prove.error && <ErrorNote error={prove.error} />}
        {safe && (
          <div role="status">
            <p className={css.sentence} data-tone="good">
              {t('safe.yes', { count: safe.last })}
            </p>
            <p className={css.quiet}>
              {t('safe.yesWhen')} <WhenText at={safe.at} /> · {safe.hash.slice(0, 12)}
            </p>
            <p className={css.quiet}>{t('safe.keys')}</p>
          </div>
        )}
        {refused && (
          <p className={css.sentence} data-tone="attention" role="status">
            {refused.waiting > 0 ? t('safe.no', { count: refused.waiting }) : t('safe.differs')}
          </p>
        )}
        <ActionButton
          label={t('safe.check')}
          icon={<IconShieldCheck size={18} />}
          onAction={() => prove.mutate({})}
          disabled={prove.isPending}
        />
      </div>
    </Card>
  );
}
