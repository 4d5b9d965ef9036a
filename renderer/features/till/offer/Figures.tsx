/** The three figures that are said aloud: what it costs, what is subsidised, what is left to pay and how. */
import type { ReactNode } from 'react';
import { useText } from '../../../i18n/useText.ts';
import { money, yuan } from '../../../ui/format.ts';
import type { Chosen, OfferData } from '../choice.ts';
import { tillTexts } from '../texts.ts';
import css from './Figures.module.css';

export function Figures({ offer, chosen }: { offer: OfferData; chosen: Chosen }) {
  const t = useText(tillTexts);
  const { quote, payment } = chosen;
  if (!quote) return null;
  const told = {
    cash: t('figure.personCash'),
    balance: t('figure.personBalance', { balance: money(offer.balanceFen) }),
    signed: t('figure.personSigned', { owed: money(offer.owedFen) }),
    subsidyOnly: t('figure.free'),
  };
  return (
    <div className={css.figures}>
      <Figure label={t('option.otherPrice')} testId="price">
        {yuan(quote.priceFen)}
      </Figure>
      <Figure label={t('figure.subsidy')} tone="good" testId="subsidy">
        {yuan(-quote.subsidyFen)}
      </Figure>
      <Figure label={told[payment]} tone="attention" testId="pays">
        {yuan(quote.personFen)}
      </Figure>
    </div>
  );
}

interface FigureProps {
  label: string;
  tone?: 'good' | 'attention';
  testId: string;
  children: ReactNode;
}

function Figure({ label, tone, testId, children }: FigureProps) {
  return (
    <div className={css.figure} data-tone={tone}>
      <span className={css.label}>{label}</span>
      <strong className={css.value} data-testid={testId}>
        {children}
      </strong>
    </div>
  );
}
