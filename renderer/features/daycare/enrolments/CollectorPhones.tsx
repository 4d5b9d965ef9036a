/** The full number of who may collect, shown once by an act that is logged. */
import { useEffect, useState } from 'react';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { enrolTexts } from '../enrolTexts.ts';
import css from './StayPanel.module.css';
import type { EnrolmentDetail } from './stayForm.ts';

/** Long enough to dial or to copy by hand. */
const shownForMs = 60_000;

interface Props {
  id: string;
  collectors: EnrolmentDetail['collectors'];
}

export function CollectorPhones({ id, collectors }: Props) {
  const t = useText(enrolTexts);
  const api = useApi();
  const [shown, setShown] = useState<{ index: number; phone: string } | null>(null);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), shownForMs);
    return () => clearTimeout(timer);
  }, [shown]);
  const callable = collectors.map((one, index) => ({ ...one, index })).filter(({ phone }) => phone !== '');
  if (callable.length === 0) return null;
  return (
    <section className={css.section}>
      <h3 className={css.title}>{t('form.collectors')}</h3>
      <ul className={css.rows}>
        {callable.map(({ index, name, relation, phone }) => (
          <li key={index} className={css.row}>
            <span>
              {relation} {name}
            </span>
            <span className={shown?.index === index ? css.shown : css.quiet}>
              {shown?.index === index ? shown.phone : phone}
            </span>
            <span className={css.end}>
              <ActionButton
                kind="quiet"
                label={t('reveal.show')}
                onAction={async () =>
                  setShown({ index, ...(await api.daycare.revealCollector({ id, index })) })
                }
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
