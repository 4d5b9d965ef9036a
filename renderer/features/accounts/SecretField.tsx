/**
 * A password or PIN. Tells what the dots hide: that Caps Lock is on, or that the input method writes full-width
 * characters (they count as ordinary ones: a secret is compared in its NFKC form).
 */
import { ActionIcon, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { useText } from '../../i18n/useText.ts';
import { Field } from '../../ui/Field.tsx';
import { accountsTexts } from './texts.ts';

export type SecretKind = 'password' | 'pin';

interface Props {
  label: string;
  kind: SecretKind;
  value: string;
  onChange(value: string): void;
  /** `current-password` or `new-password`, so that a browser's own keeper does not mix them up. */
  purpose: 'current' | 'new';
  error?: string | null | undefined;
  hint?: ReactNode;
  disabled?: boolean;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function SecretField(props: Props) {
  const { label, kind, value, onChange, error, disabled = false, autoFocus = false } = props;
  const t = useText(accountsTexts);
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);

  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const notes = [
    capsLock && kind === 'password' && t('capsLock'),
    value !== value.normalize('NFKC') && t('fullWidth'),
    props.hint,
  ].filter(Boolean);

  return (
    <Field label={label} error={error} hint={notes[0]}>
      {(control) => (
        <TextInput
          {...control}
          ref={props.ref ?? null}
          type={shown ? 'text' : 'password'}
          inputMode={kind === 'pin' ? 'numeric' : 'text'}
          autoComplete={props.purpose === 'new' ? 'new-password' : 'current-password'}
          spellCheck={false}
          maxLength={kind === 'pin' ? 6 : 200}
          value={value}
          disabled={disabled}
          autoFocus={autoFocus}
          data-autofocus={autoFocus || undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              tabIndex={-1}
              aria-label={shown ? t('hide') : t('show')}
              onClick={() => setShown((before) => !before)}
            >
              {shown ? <IconEyeOff size={18} /> : <IconEye size={18} />}
            </ActionIcon>
          }
        />
      )}
    </Field>
  );
}
