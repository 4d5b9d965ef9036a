/** Nothing here yet: one sentence that says what would stand here, and one button that makes the first one. */
import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

interface Props {
  icon: ReactNode;
  sentence: string;
  /** One `ActionButton`. */
  action?: ReactNode;
}

export function EmptyState({ icon, sentence, action }: Props) {
  return (
    <div className={css.empty}>
      <span className={css.picture}>{icon}</span>
      <p className={css.sentence}>{sentence}</p>
      {action}
    </div>
  );
}
