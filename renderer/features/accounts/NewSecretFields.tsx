/** Choosing a password or PIN: which kind, twice, with a word on how easily it is guessed. */
import { useText } from '../../i18n/useText.ts';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SecretField } from './SecretField.tsx';
import { isEasyPin, passwordStrength, shortestPassword } from './strength.ts';
import { accountsTexts } from './texts.ts';
import type { NewSecret } from './useNewSecret.ts';

interface Props {
  secret: NewSecret;
  /** Only a password opens the data after the computer was started, so some people may not choose a PIN. */
  passwordOnly?: boolean;
  /** Words that make a password easy to guess here: the person, the place. */
  known?: readonly string[];
  autoFocus?: boolean;
}

export function NewSecretFields({ secret, passwordOnly = false, known = [], autoFocus = false }: Props) {
  const t = useText(accountsTexts);
  const { typed, change, problems } = secret;
  const hint = useHint(typed.kind, typed.value, known);
  return (
    <>
      {!passwordOnly && (
        <Field label={t('newSecret.kind')} hint={t(`newSecret.${typed.kind}Note`)}>
          {() => (
            <Segmented
              label={t('newSecret.kind')}
              options={[
                { value: 'pin', label: t('newSecret.pinKind') },
                { value: 'password', label: t('newSecret.passwordKind') },
              ]}
              value={typed.kind}
              onChange={(kind) => change({ kind })}
            />
          )}
        </Field>
      )}
      <SecretField
        label={t(`newSecret.${typed.kind}`)}
        kind={typed.kind}
        purpose="new"
        value={typed.value}
        onChange={(value) => change({ value })}
        error={problems.value}
        hint={hint}
        autoFocus={autoFocus}
      />
      <SecretField
        label={t('newSecret.repeat')}
        kind={typed.kind}
        purpose="new"
        value={typed.repeat}
        onChange={(repeat) => change({ repeat })}
        error={problems.repeat}
      />
    </>
  );
}

function useHint(kind: 'password' | 'pin', value: string, known: readonly string[]): string {
  const t = useText(accountsTexts);
  const text = value.normalize('NFKC');
  if (kind === 'pin') return text.length === 6 && isEasyPin(text) ? t('strength.weakPin') : t('pin.hint');
  if (text === '') return t('strength.none', { least: shortestPassword });
  const strength = passwordStrength(text, known);
  return strength === 'short'
    ? t('strength.short', { count: shortestPassword - [...text].length })
    : t(`strength.${strength}`);
}
