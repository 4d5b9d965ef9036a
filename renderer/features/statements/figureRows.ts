/** A month's figures as the rows of one table. */
import { useCallback } from 'react';
import type { Amounts, FigureGroup, Figures, Movement } from '../../../db/statements/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import type { Opened, View } from './drill.ts';
import { statementsTexts } from './texts.ts';

/** Only what its view has columns for is set. */
export interface FigureRow {
  name: string;
  /** Under the name. */
  note?: string;
  total?: boolean;
  opens: Opened | null;
  amounts?: Amounts;
  portions?: number;
  amountFen?: number;
  moved?: Partial<Movement>;
}

export function useFigureRows() {
  const t = useText(statementsTexts);
  const say = useSay();
  return useCallback(
    (figures: Figures, view: View): FigureRow[] => {
      const all: Opened = { by: 'all', key: '' };
      const total = t('total');
      if (view === 'money') return moneyRows(figures.money, t, say);
      if (view === 'payers') {
        const rows = figures.payers.map(({ key, name, portions, amountFen }): FigureRow => {
          return { name: say(name), opens: { by: 'payer', key }, portions, amountFen };
        });
        const { portions, priceFen } = figures.total;
        return portions === 0 && priceFen === 0
          ? []
          : [...rows, { name: total, total: true, opens: all, portions, amountFen: priceFen }];
      }
      if (view === 'rules') {
        const rows = figures.rules.map(({ key, name, payer, portions, amountFen }): FigureRow => {
          const note = `${t(`payer.${payer}`)} · ${t('version', { version: key.split('@').at(-1) ?? '' })}`;
          return { name: say(name), note, opens: { by: 'rule', key }, portions, amountFen };
        });
        const { subsidyFen } = figures.total;
        return rows.length === 0
          ? []
          : [...rows, { name: total, total: true, opens: null, amountFen: subsidyFen }];
      }
      const rows = figures.by[view].map(({ key, name, ...amounts }: FigureGroup): FigureRow => {
        return { name: say(name), opens: { by: view, key }, amounts };
      });
      const amounts = view === 'deliverer' ? delivered(figures) : figures.total;
      const opens: Opened = view === 'deliverer' ? { by: 'mode', key: 'delivery' } : all;
      return rows.length === 0
        ? []
        : [...rows, { name: total, total: true, opens, ...(amounts ? { amounts } : {}) }];
    },
    [t, say],
  );
}

/** Only deliveries have a deliverer: their sum is that of the mode. */
const delivered = ({ by }: Figures): Amounts | undefined => by.mode.find(({ key }) => key === 'delivery');

function moneyRows(
  money: Figures['money'],
  t: ReturnType<typeof useText<(typeof statementsTexts)['zh']>>,
  say: ReturnType<typeof useSay>,
): FigureRow[] {
  const kinds = money.kinds.map(({ key, name, ...moved }): FigureRow => {
    return { name: say(name), opens: { by: 'money', key }, moved };
  });
  return [
    { name: t('opening'), opens: null, moved: money.opening },
    ...kinds,
    { name: t('total'), total: true, opens: { by: 'money', key: '' }, moved: money.total },
    { name: t('closing'), total: true, opens: null, moved: money.closing },
  ];
}
