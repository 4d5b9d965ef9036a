/** What a person is entitled to, at a glance. An expired category says so in words: it grants nothing. */
import { IconClockExclamation, IconHourglass } from '@tabler/icons-react';
import {
  type CategoryState,
  categories,
  categoryStates,
  type ResidentLine,
} from '../../../../db/residents/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { Tag, type Tone } from '../../../ui/Tag.tsx';

const tones: Readonly<Record<CategoryState, Tone>> = {
  active: 'accent',
  soon: 'attention',
  expired: 'neutral',
  future: 'neutral',
};

interface Props {
  categories: ResidentLine['categories'];
  /** In a list, at most this many; the rest is counted. */
  most?: number;
}

export function CategoryTags({ categories: held, most = held.length }: Props) {
  const say = useSay();
  const rest = held.length - most;
  return (
    <>
      {held.slice(0, most).map(({ category, detail, state }) => {
        const name = say(categories[category]);
        const told = state === 'active' ? name : `${name} · ${say(categoryStates[state])}`;
        return (
          <Tag
            key={category + state}
            tone={tones[state]}
            {...(detail ? { title: detail } : {})}
            icon={
              state === 'soon' ? (
                <IconHourglass size={13} />
              ) : state === 'expired' ? (
                <IconClockExclamation size={13} />
              ) : undefined
            }
          >
            {told}
          </Tag>
        );
      })}
      {rest > 0 && <Tag>{`+${rest}`}</Tag>}
    </>
  );
}
