/** Changing one's own password or PIN at any time. */
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { Card } from '../../ui/Card.tsx';
import { notify } from '../../ui/notify.tsx';
import { OwnSecretForm } from '../accounts/OwnSecretForm.tsx';
import { accountsTexts } from '../accounts/texts.ts';
import css from './SettingsPage.module.css';
import { centreTexts } from './texts.ts';

export default function OwnSecretSection() {
  const t = useText(centreTexts);
  const accounts = useText(accountsTexts);
  const me = useSession((session) => session.account?.id);
  const names = useDeskQuery('accounts', 'names', {});
  const own = names.data?.find(({ id }) => id === me);
  return (
    <Card title={t('secret.title')}>
      <div className={css.narrow}>
        <p className={css.note}>{t('secret.note')}</p>
        {own && (
          <OwnSecretForm
            kind={own.secret}
            currentLabel={accounts('newSecret.currentPlain')}
            action={accounts('newSecret.change')}
            keys="Mod+S"
            onDone={() => notify({ text: accounts('newSecret.done') })}
          />
        )}
      </div>
    </Card>
  );
}
