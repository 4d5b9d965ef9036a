/** Language, colours and size of text of this window. */
import { useText } from '../../i18n/useText.ts';
import { PreferenceControls } from '../../shell/PreferenceControls.tsx';
import { Card } from '../../ui/Card.tsx';
import css from './SettingsPage.module.css';
import { centreTexts } from './texts.ts';

export default function AppearanceSection() {
  const t = useText(centreTexts);
  return (
    <Card title={t('look.title')}>
      <div className={css.narrow}>
        <p className={css.note}>{t('look.note')}</p>
        <PreferenceControls />
      </div>
    </Card>
  );
}
