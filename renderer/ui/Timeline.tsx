/** What happened, newest first: one line each, and when and where in a quieter one. */
import type { ReactNode } from 'react';
import type { Tone } from './Tag.tsx';
import css from './Timeline.module.css';

export interface TimelineItem {
  id: string;
  text: ReactNode;
  detail: ReactNode;
  tone?: Extract<Tone, 'attention' | 'danger' | 'neutral'>;
}

export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol className={css.line} aria-label={label}>
      {items.map((item) => (
        <li key={item.id} className={css.item} data-tone={item.tone}>
          <div>{item.text}</div>
          <div className={css.detail}>{item.detail}</div>
        </li>
      ))}
    </ol>
  );
}
