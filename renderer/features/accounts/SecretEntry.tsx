/** One person and their password or PIN: signing in, unlocking, opening the data. Wrong tries are told where they were made. */
import { type ReactNode, useRef, useState } from 'react';
import { DeskError } from '../../../db/core/errors.ts';
import type { Role } from '../../../db/core/procedure.ts';
import { useText } from '../../i18n/useText.ts';
import { shellTexts } from '../../shell/texts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { useErrorSentence } from '../../ui/errorSentence.ts';
import { Form } from '../../ui/Form.tsx';
import { Initial } from '../../ui/Initial.tsx';
import css from './SecretEntry.module.css';
import { SecretField, type SecretKind } from './SecretField.tsx';
import { accountsTexts } from './texts.ts';
import { minutesAndSeconds, useCountdown } from './useCountdown.ts';

interface Props {
  person: { name: string; role?: Role; secret: SecretKind };
  /** The verb on the button. */
  action: string;
  /** Rejects with what was wrong; the page changes by itself when it succeeds. */
  onSecret(secret: string): Promise<unknown>;
  /** Other ways: someone else, forgotten. */
  children?: ReactNode;
}

export function SecretEntry({ person, action, onSecret, children }: Props) {
  const t = useText(accountsTexts);
  const roleName = useText(shellTexts);
  const sentence = useErrorSentence();
  const input = useRef<HTMLInputElement>(null);
  const [secret, setSecret] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const wait = useCountdown();
  const waiting = wait.left > 0;
  const imposed = failure instanceof DeskError ? failure.failure.params.seconds : undefined;
  // Once the wait is over, its sentence is too.
  const problem = failure && (imposed === undefined || waiting) ? sentence(failure) : null;

  async function enter() {
    try {
      await onSecret(secret);
    } catch (error) {
      setFailure(error);
      setSecret('');
      if (error instanceof DeskError) wait.start(Number(error.failure.params.seconds ?? 0));
      input.current?.focus();
    }
  }

  return (
    <Form label={action}>
      <div className={css.person}>
        <Initial name={person.name} size="lg" />
        <div>
          <p className={css.name}>{person.name}</p>
          {person.role && <p className={css.role}>{roleName(`role.${person.role}`)}</p>}
        </div>
      </div>
      <SecretField
        ref={input}
        label={t(person.secret)}
        kind={person.secret}
        purpose="current"
        value={secret}
        onChange={setSecret}
        error={problem}
        hint={person.secret === 'pin' ? t('pin.hint') : null}
        autoFocus
      />
      <ActionButton
        label={waiting ? t('wait', { time: minutesAndSeconds(wait.left) }) : action}
        keys="Enter"
        kind="primary"
        whileTyping
        wide
        disabled={waiting || secret === ''}
        onAction={enter}
      />
      {waiting && <p className={css.note}>{t('wait.ask')}</p>}
      <div className={css.ways}>{children}</div>
    </Form>
  );
}
