/** What is known, label and value; what is not known is said quietly, so that a gap shows. */
import type { ReactNode } from 'react';
import { useText } from '../../../i18n/useText.ts';
import { cardTexts } from '../cardTexts.ts';
import css from './Facts.module.css';

export function Facts({ children }: { children: ReactNode }) {
  return <dl className={css.facts}>{children}</dl>;
}

interface Props {
  label: string;
  children: ReactNode;
  /** Runs over the whole width: long text. */
  wide?: boolean;
}

export function Fact({ label, children, wide = false }: Props) {
  const t = useText(cardTexts);
  return (
    <div className={css.fact} data-wide={wide || undefined}>
      <dt className={css.label}>{label}</dt>
      <dd className={css.value}>{children || <span className={css.unknown}>{t('unknown')}</span>}</dd>
    </div>
  );
}
