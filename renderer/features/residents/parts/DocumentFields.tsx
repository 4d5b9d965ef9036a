/**
 * The document number, read while it is typed: a good one says the birth date and sex it holds, a damaged one says what
 * happened to it. Nothing is filled in behind anybody's back: the core derives only what nobody stated.
 */
import { useDebouncedValue } from '@mantine/hooks';
import { IconCircleCheck } from '@tabler/icons-react';
import { codesOf, documentKinds, sexes } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { formTexts } from '../formTexts.ts';
import css from './DocumentFields.module.css';
import type { TypedDocument } from './documentTypes.ts';

interface Props {
  value: TypedDocument;
  onChange(edit: Partial<TypedDocument>): void;
  /** The masked number of the card: left as it is there is nothing to read. */
  masked?: string;
  error?: string | null;
  autoFocus?: boolean;
}

/** Long enough for a fast typist, short enough that a number from a card reader is read at once. */
const readAfterMs = 150;

export function DocumentFields({ value, onChange, masked = '', error, autoFocus = false }: Props) {
  const t = useText(formTexts);
  const say = useSay();
  const [typed] = useDebouncedValue(value, readAfterMs);
  const isNew = (number: string) => number.trim() !== '' && number !== masked;
  const { data: read } = useDeskQuery(
    'residents',
    'checkDocument',
    { kind: typed.documentKind, number: typed.documentNumber },
    { enabled: isNew(typed.documentNumber), keepPrevious: true },
  );
  const current = isNew(value.documentNumber) ? read : undefined;
  const facts = current?.birthDate && [
    current.documentKind && say(documentKinds[current.documentKind]),
    current.birthDate,
    current.age !== null && t('age', { age: current.age }),
    current.sex && say(sexes[current.sex]),
  ];
  return (
    <div className={css.pair}>
      <TextField
        label={t('field.documentNumber')}
        value={value.documentNumber}
        onChange={(documentNumber) => onChange({ documentNumber })}
        autoFocus={autoFocus}
        error={error ?? (current?.kind === 'invalid' && current.sentence ? say(current.sentence) : null)}
        placeholder={t('placeholder.documentNumber')}
        hint={
          facts ? (
            <span className={css.read}>
              <IconCircleCheck size={15} />
              {facts.filter(Boolean).join(' · ')}
            </span>
          ) : current?.sentence ? (
            say(current.sentence)
          ) : undefined
        }
      />
      <SelectField
        label={t('field.documentKind')}
        value={value.documentKind ?? current?.documentKind ?? 'residentId'}
        options={codesOf(documentKinds).map((kind) => ({ value: kind, label: say(documentKinds[kind]) }))}
        onChange={(documentKind) => onChange({ documentKind })}
      />
    </div>
  );
}
