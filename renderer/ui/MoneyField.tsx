/** An amount of money: yuan are typed, fen are kept. Shown with two places once the field is left. */
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { useText } from '../i18n/useText.ts';
import { inputMethodAtWork } from '../keys/inputMethod.ts';
import { Field, type FieldProps } from './Field.tsx';
import { yuan } from './format.ts';
import { type AmountProblem, readAmount } from './moneyInput.ts';
import { uiTexts } from './texts.ts';

interface Props extends FieldProps {
  /** Fen; null while the field is empty or holds what is no amount. */
  value: number | null;
  onChange(fen: number | null): void;
  placeholder?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function MoneyField(props: Props) {
  const { label, hint, required, value, onChange, placeholder, disabled = false, autoFocus, ref } = props;
  const t = useText(uiTexts);
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<AmountProblem | null>(null);

  function type(text: string) {
    setTyped(text);
    setProblem(null);
    const read = readAmount(text);
    onChange('fen' in read ? read.fen : null);
  }

  function settle() {
    if (typed === null) return;
    const read = readAmount(typed);
    if (typed.trim() === '' || 'fen' in read) setTyped(null);
    else setProblem(read.problem);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !inputMethodAtWork(event.nativeEvent)) settle();
  }

  const said = problem && t(`amount.${problem}`);
  return (
    <Field label={label} error={said ?? props.error} hint={hint} required={required ?? false}>
      {(control) => (
        <TextInput
          {...control}
          ref={ref ?? null}
          value={typed ?? (value === null ? '' : yuan(value))}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={settle}
          onKeyDown={onKeyDown}
          placeholder={placeholder ?? '0.00'}
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          leftSection="¥"
          {...(autoFocus ? { 'data-autofocus': true, autoFocus } : {})}
        />
      )}
    </Field>
  );
}
