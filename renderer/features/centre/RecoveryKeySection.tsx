/** Replacing the recovery key. The new one is shown by the page that stands until it is confirmed. */
import { useText } from '../../i18n/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { ReplaceKeyForm } from '../desk/ReplaceKeyForm.tsx';
import { deskTexts } from '../desk/texts.ts';
import css from './SettingsPage.module.css';
import { centreTexts } from './texts.ts';

export default function RecoveryKeySection() {
  const t = useText(centreTexts);
  const desk = useText(deskTexts);
  return (
    <Card title={t('key.title')}>
      <div className={css.narrow}>
        <p>{desk('key.replaceWhy')}</p>
        <p className={css.note}>{desk('key.replaceNote')}</p>
        <ReplaceKeyForm />
      </div>
    </Card>
  );
}
