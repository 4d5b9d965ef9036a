/** Who stands at the till: picture, name, what tells namesakes apart, and what must not be on the plate. */
import { statuses } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { Initial } from '../../../ui/Initial.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { DietTags } from '../../menu/DietTags.tsx';
import { CategoryTags } from '../../residents/parts/CategoryTags.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import type { OfferData } from '../choice.ts';
import css from './OfferHead.module.css';

export function OfferHead({ offer }: { offer: OfferData }) {
  const say = useSay();
  const facts = usePersonFacts();
  const { diner, status, categories, diet, phone, documentNumber, warnings } = offer;
  return (
    <header className={css.head}>
      <Picture residentId={diner.residentId} name={diner.name} />
      <div className={css.who}>
        <h2 className={css.name} data-testid="offer-name">
          {diner.name}
          {status !== 'here' && (
            <Tag tone={status === 'died' ? 'danger' : 'attention'}>{say(statuses[status])}</Tag>
          )}
        </h2>
        <p className={css.facts}>
          {facts(diner)}
          {phone && <span className={css.number}>{phone}</span>}
          {documentNumber && <span className={css.number}>{documentNumber}</span>}
        </p>
        <p className={css.tags}>
          <DietTags {...diet} />
          <CategoryTags categories={categories} most={4} />
        </p>
        {warnings.map((warning) => (
          <p key={warning.zh} className={css.warning}>
            {say(warning)}
          </p>
        ))}
      </div>
    </header>
  );
}

function Picture({ residentId, name }: { residentId: string; name: string }) {
  const { data } = useDeskQuery('residents', 'photo', { id: residentId });
  return data?.jpeg ? (
    <img className={css.picture} src={`data:image/jpeg;base64,${data.jpeg}`} alt={name} />
  ) : (
    <Initial name={name} size="lg" />
  );
}
