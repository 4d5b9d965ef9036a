/** Which program this is, and where the data lives. */
import { version } from '../../../package.json';
import { useText } from '../../i18n/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { uiTexts } from '../../ui/texts.ts';
import css from './SettingsPage.module.css';
import { centreTexts } from './texts.ts';

export default function AboutSection() {
  const t = useText(centreTexts);
  const common = useText(uiTexts);
  return (
    <Card title={t('about.title')}>
      <dl className={css.facts}>
        <dt>{t('about.product')}</dt>
        <dd>
          {common('product')} · {t('about.version', { version })}
        </dd>
        <dt>{t('about.data')}</dt>
        <dd>{t('about.dataNote')}</dd>
        <dt>{t('about.keys')}</dt>
        <dd>{t('about.keysNote')}</dd>
      </dl>
    </Card>
  );
}
