/** The notice of a sign-out that is missing. Nothing is credited for it until the volunteer says when, and staff agree. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FoundVolunteer } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useDayText } from '../dayText.ts';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import css from './Screen.module.css';

export function Forgotten({ found }: { found: FoundVolunteer }) {
  const t = useText(kioskTexts);
  const dayText = useDayText();
  const { go } = useKiosk();
  const { forgotten, forgottenCount } = found;
  const [missed] = forgotten;
  if (forgottenCount === 0) return null;
  return (
    <section className={css.notice}>
      <b>
        <IconAlertTriangle />
        {missed
          ? t('person.forgot', { day: dayText(missed.day), activity: missed.activity })
          : t('person.forgotMore', { count: forgottenCount })}
      </b>
      <p>{t(missed ? 'person.forgotHint' : 'person.forgotProof')}</p>
      {missed && (
        <button type="button" className={css.chip} onClick={() => go({ at: 'forgot', found, missed })}>
          {t('person.mend')}
        </button>
      )}
    </section>
  );
}
