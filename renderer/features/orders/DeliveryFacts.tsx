/** What is carried to whom: name, door, meal, what to take care of, and how it stands. */
import { IconMapPin } from '@tabler/icons-react';
import type { Delivery } from '../../../db/orders/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { DietTags } from '../menu/DietTags.tsx';
import { useFoodWords } from '../menu/useFoodWords.ts';
import css from './DeliveryFacts.module.css';
import { ordersTexts } from './texts.ts';

const tones: Readonly<Record<Exclude<Delivery['state'], 'waiting'>, Tone>> = {
  delivered: 'good',
  undelivered: 'attention',
  collected: 'neutral',
};

export function DeliveryFacts({ delivery }: { delivery: Delivery }) {
  const t = useText(ordersTexts);
  const say = useSay();
  const { nameOf } = useFoodWords();
  const { person, option, optionId, note, stopNote, diet, conflicts, state, why } = delivery;
  const meal = option ? nameOf(option) : t('usual');
  const dangers = conflicts.filter(({ severity }) => severity === 'danger');
  return (
    <span className={css.facts}>
      <span className={css.line}>
        <strong>{person.name}</strong>
        <span className={css.quiet}>{person.address}</span>
        <span className={css.phone}>{person.phone}</span>
        {state !== 'waiting' && <Tag tone={tones[state]}>{t(`stop.${state}`)}</Tag>}
      </span>
      <span className={css.line}>
        <span>{meal}</span>
        {optionId === null && (
          <Tag tone="attention" title={t('stop.off', { option: meal })}>
            {t('offMenu')}
          </Tag>
        )}
        <DietTags {...diet} />
        {dangers.map(({ sentence }) => (
          <Tag key={sentence.zh} tone="danger">
            {say(sentence)}
          </Tag>
        ))}
        {note && <span className={css.quiet}>{note}</span>}
        {stopNote && (
          <span className={css.door}>
            <IconMapPin size={14} />
            {stopNote}
          </span>
        )}
        {why && <span className={css.why}>{say(why)}</span>}
      </span>
    </span>
  );
}
