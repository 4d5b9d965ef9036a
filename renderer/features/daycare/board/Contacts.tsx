/** Where a person and the family are reached: masked, shown once by a logged act. */
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { daycare } from '../../../../db/daycare/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { MaskedNumber } from '../../residents/parts/MaskedNumber.tsx';
import { daycareTexts } from '../texts.ts';
import css from './Contacts.module.css';

export type Contact = OutputOf<typeof daycare.missing>['contacts'][number];

export function Contacts({ contact }: { contact: Contact | undefined }) {
  const t = useText(daycareTexts);
  const allowed = useSession((session) => session.account?.role !== 'evaluator');
  if (!contact) return null;
  const { residentId: id, phones, emergency } = contact;
  const family = emergency && [emergency.relation, emergency.name].filter(Boolean).join(' ');
  if (phones.length === 0 && !emergency?.phone) return <p className={css.none}>{t('contacts.none')}</p>;
  return (
    <dl className={css.contacts}>
      {phones.map((phone) => (
        <div key={phone.id}>
          <dt>{phone.label || t('self')}</dt>
          <dd>
            <MaskedNumber
              masked={phone.number}
              reveal={{ what: 'phone', id, phoneId: phone.id }}
              needsReason={false}
              allowed={allowed}
            />
          </dd>
        </div>
      ))}
      {emergency?.phone && (
        <div>
          <dt>{family}</dt>
          <dd>
            <MaskedNumber
              masked={emergency.phone}
              reveal={{ what: 'emergencyPhone', id }}
              needsReason={false}
              allowed={allowed}
            />
          </dd>
        </div>
      )}
    </dl>
  );
}
