/** Twelve digits, shown in their five parts while they are typed, so that a slip is seen where it happened. */
import { TextInput } from '@mantine/core';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Field } from '../../ui/Field.tsx';
import css from './DivisionCodeField.module.css';
import {
  type DivisionPart,
  divisionParts,
  provinceName,
  readDivisionCode,
  streetKind,
} from './divisionCode.ts';
import { centreTexts } from './texts.ts';

interface Props {
  value: string;
  onChange(code: string): void;
  error: string | null;
}

export function DivisionCodeField({ value, onChange, error }: Props) {
  const t = useText(centreTexts);
  const missing = 12 - value.length;
  const begun = missing > 0 && missing < 12 ? t('divisionMissing', { count: missing }) : null;
  return (
    <Field
      label={t('divisionCode')}
      error={error && (begun ?? error)}
      hint={begun ?? t('divisionHint')}
      required
    >
      {(control) => (
        <>
          <TextInput
            {...control}
            value={value}
            inputMode="numeric"
            autoComplete="off"
            // Room for the separators of a pasted code; only twelve digits stay.
            maxLength={24}
            onChange={(event) => onChange(readDivisionCode(event.currentTarget.value))}
          />
          <ol className={css.parts} aria-label={t('divisionCode')}>
            {divisionParts(value).map((part) => (
              <Part key={part.level} part={part} />
            ))}
          </ol>
        </>
      )}
    </Field>
  );
}

function Part({ part }: { part: DivisionPart }) {
  const t = useText(centreTexts);
  const language = usePreferences((preferences) => preferences.language);
  const { level, digits, whole } = part;
  const province = level === 'province' && whole ? provinceName(digits, language) : undefined;
  const wrong = level === 'province' && whole && province === undefined;
  const kind = level === 'street' && whole ? streetKind(digits) : null;
  const name = province ?? t(`level.${kind ?? level}`);
  return (
    <li className={css.part} data-level={level} data-state={wrong ? 'wrong' : whole ? 'whole' : 'open'}>
      <span className={css.digits}>{digits || '·'}</span>
      <span className={css.level}>{name}</span>
    </li>
  );
}
