/** A failure in the place where it matters: the sentence that says what happened and what to do. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './ErrorNote.module.css';
import { useErrorSentence } from './errorSentence.ts';

interface Props {
  error: unknown;
  /** A button that mends it, such as "try again". */
  action?: ReactNode;
}

export function ErrorNote({ error, action }: Props) {
  const sentence = useErrorSentence();
  return (
    <div className={css.note} role="alert">
      <IconAlertTriangle size={20} />
      <p className={css.sentence}>{sentence(error)}</p>
      {action}
    </div>
  );
}
