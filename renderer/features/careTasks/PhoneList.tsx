/** Whom to call: the person's own phones in their order, then the emergency contact; each behind a logged reveal. */
import { guardianAge } from '../../../db/residents/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { MaskedNumber } from '../residents/parts/MaskedNumber.tsx';
import css from './TaskPanel.module.css';
import { careTasksTexts } from './texts.ts';

export function PhoneList({ residentId, allowed }: { residentId: string; allowed: boolean }) {
  const t = useText(careTasksTexts);
  const card = useDeskQuery('residents', 'card', { id: residentId }).data;
  if (!card) return null;
  const inUse = card.phones.filter(({ endedAt }) => endedAt === null);
  const needsReason = card.age !== null && card.age < guardianAge;
  const { emergencyPhone, emergencyName, emergencyRelation } = card;
  if (inUse.length === 0 && emergencyPhone === null) return <p className={css.quiet}>{t('phones.none')}</p>;
  return (
    <ul className={css.phones}>
      {inUse.map((phone) => (
        <li key={phone.id} className={css.phone}>
          <MaskedNumber
            masked={phone.number}
            reveal={{ what: 'phone', id: card.id, phoneId: phone.id }}
            needsReason={needsReason}
            allowed={allowed}
          />
          <span className={css.quiet}>{phone.label || t('phones.self')}</span>
        </li>
      ))}
      {emergencyPhone !== null && (
        <li className={css.phone}>
          <MaskedNumber
            masked={emergencyPhone}
            reveal={{ what: 'emergencyPhone', id: card.id }}
            needsReason={needsReason}
            allowed={allowed}
          />
          <span className={css.quiet}>
            {[t('phones.emergency'), emergencyName, emergencyRelation].filter(Boolean).join(' · ')}
          </span>
        </li>
      )}
    </ul>
  );
}
