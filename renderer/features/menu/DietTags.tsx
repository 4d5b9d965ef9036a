/** What a person may not eat, then what they should: allergies in the danger tone, always with the word. */
import { IconAlertTriangle, IconLeaf } from '@tabler/icons-react';
import { allergenNames, type DietProfile, dietNames } from '../../../db/menu/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { Tag } from '../../ui/Tag.tsx';
import css from './DietTags.module.css';
import { menuTexts } from './texts.ts';

interface Props extends DietProfile {
  /** In a row of a table: what does not fit is cut off. */
  oneLine?: boolean;
}

/** Nothing where nothing is known. */
export function DietTags({ diets, allergens, note, oneLine = false }: Props) {
  const t = useText(menuTexts);
  const say = useSay();
  if (diets.length === 0 && allergens.length === 0 && note === '') return null;
  return (
    <span className={css.tags} data-one-line={oneLine || undefined}>
      {allergens.map((allergen) => (
        <Tag key={allergen} tone="danger" icon={<IconAlertTriangle />}>
          {t('diet.allergic', { what: say(allergenNames[allergen]) })}
        </Tag>
      ))}
      {diets.map((diet) => (
        <Tag key={diet} tone="accent" icon={<IconLeaf />}>
          {say(dietNames[diet])}
        </Tag>
      ))}
      {note !== '' && <span className={css.note}>{note}</span>}
    </span>
  );
}
