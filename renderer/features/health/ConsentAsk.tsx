/** Health data needs a consent of its own: it is asked for where the reading would be typed, with one button. */
import { IconShieldCheck } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ResidentLine } from '../../../db/residents/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { notify } from '../../ui/notify.tsx';
import css from './ConsentAsk.module.css';
import { healthTexts } from './texts.ts';

export function ConsentAsk({ person }: { person: Pick<ResidentLine, 'id' | 'name'> }) {
  const t = useText(healthTexts);
  const api = useApi();
  async function record(form: 'spoken' | 'paper') {
    const nobody = { guardianName: null, guardianRelation: null };
    await api.residents.giveConsent({
      residentId: person.id,
      purpose: 'health',
      by: 'self',
      ...nobody,
      form,
      at: null,
    });
    notify({ text: t('consent.saved', { name: person.name }) });
  }
  return (
    <section className={css.ask} role="status">
      <p className={css.why}>
        <IconShieldCheck size={22} />
        {t('consent.why', { name: person.name })}
      </p>
      <div className={css.acts}>
        <ActionButton label={t('consent.spoken')} kind="primary" onAction={() => record('spoken')} focus />
        <ActionButton label={t('consent.paper')} onAction={() => record('paper')} />
        <Link className={css.link ?? ''} href={`/residents/${person.id}`}>
          {t('consent.guardian')}
        </Link>
      </div>
    </section>
  );
}
