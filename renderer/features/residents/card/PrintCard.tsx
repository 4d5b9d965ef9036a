/** A card on paper, masked as on screen: what leaves the desk in a hand is seen by others. */
import { useLocation, useParams } from 'wouter';
import {
  categories,
  consentPurposes,
  relations,
  sexes,
  statuses,
} from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { PrintFrame } from '../../../ui/PrintFrame.tsx';
import { cardTexts } from '../cardTexts.ts';
import { Fact, Facts } from './Facts.tsx';
import css from './PrintCard.module.css';

export default function PrintCard() {
  const t = useText(cardTexts);
  const say = useSay();
  const today = useToday();
  const { centreName, account } = useSession();
  const { id = '' } = useParams<{ id: string }>();
  const [, navigate] = useLocation();
  const { data: card } = useDeskQuery('residents', 'card', { id });
  const { data: household } = useDeskQuery('households', 'of', { id });
  if (!card) return null;
  return (
    <PrintFrame
      title={`${t('print.title')} · ${card.name}`}
      heading={`${centreName} · ${today} · ${account?.name ?? ''}`}
      onClose={() => navigate(`/residents/${id}`)}
    >
      <div className={css.paper}>
        <Facts>
          <Fact label={t('fact.name')}>{card.name}</Fact>
          <Fact label={t('fact.sex')}>{card.sex && say(sexes[card.sex])}</Fact>
          <Fact label={t('fact.birthDate')}>{card.birthDate}</Fact>
          <Fact label={t('fact.document')}>{card.documentNumber}</Fact>
          <Fact label={t('fact.address')}>{card.address}</Fact>
          <Fact label={t('status')}>{say(statuses[card.status])}</Fact>
          <Fact label={t('phones')}>
            {card.phones
              .filter(({ endedAt }) => endedAt === null)
              .map(({ number, label }) => [number, label].filter(Boolean).join(' '))
              .join('、')}
          </Fact>
          <Fact label={t('fact.emergency')}>
            {[card.emergencyName, card.emergencyRelation, card.emergencyPhone].filter(Boolean).join(' · ')}
          </Fact>
          <Fact label={t('fact.remarks')} wide>
            {card.remarks}
          </Fact>
        </Facts>
      </div>
      <h2 className={css.heading}>{t('categories')}</h2>
      {card.categories.length === 0 && <p>{t('category.none')}</p>}
      <ul className={css.list}>
        {card.categories.map((held) => (
          <li key={held.id}>
            {say(categories[held.category])} {held.detail} · {held.source} · {held.startsOn ?? '…'} –{' '}
            {held.expiresOn ?? t('openEnd')}
          </li>
        ))}
      </ul>
      <h2 className={css.heading}>{t('household')}</h2>
      {!household && <p>{t('household.none')}</p>}
      <ul className={css.list}>
        {household?.members
          .filter(({ movedOut }) => movedOut === null)
          .map(({ memberId, person, relation, relationText }) => (
            <li key={memberId}>
              {person.name} · {relationText ?? say(relations[relation])}
            </li>
          ))}
      </ul>
      <h2 className={css.heading}>{t('consents')}</h2>
      <ul className={css.list}>
        {card.consents.map(({ purpose, holds, latest }) => (
          <li key={purpose}>
            {say(consentPurposes[purpose])}：
            {holds ? t('consent.given') : latest ? t('consent.withdrawn') : t('consent.notAsked')}
          </li>
        ))}
      </ul>
    </PrintFrame>
  );
}
