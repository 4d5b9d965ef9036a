/** A short word about something. The tone only repeats what the word or icon already says. */
import type { ReactNode } from 'react';
import css from './Tag.module.css';

export type Tone = 'neutral' | 'good' | 'attention' | 'danger' | 'accent';

interface Props {
  tone?: Tone;
  icon?: ReactNode;
  /** More about it, for those who hover. */
  title?: string;
  children: string;
}

export function Tag({ tone = 'neutral', icon, title, children }: Props) {
  return (
    <span className={css.tag} data-tone={tone} title={title}>
      {icon}
      {children}
    </span>
  );
}
