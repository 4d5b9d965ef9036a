/** What was just served and what the person pays, large enough to be read aloud. */
import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { MealLine } from '../../../db/meals/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { clockTime, money } from '../../ui/format.ts';
import css from './Served.module.css';
import { tillTexts } from './texts.ts';
import { useOptionName } from './useOptionName.ts';

export interface ServedNow {
  line: MealLine;
  /** It stood already: pressed twice, or served at another desk a moment before. */
  already: boolean;
  balanceFen: number;
}

export function Served({ served: { line, already, balanceFen } }: { served: ServedNow }) {
  const t = useText(tillTexts);
  const zone = useSession((session) => session.zone);
  const optionOf = useOptionName();
  const { diner, payment, personFen } = line;
  const { name } = diner;
  return (
    <div className={css.served} role="status" data-already={already || undefined} data-testid="served">
      {already ? <IconInfoCircle size={24} /> : <IconCheck size={24} />}
      <span className={css.who}>
        {already
          ? t('already.told', { name, time: clockTime(line.at, zone) })
          : t('done', { name, option: optionOf(line) || t('option.other') })}
      </span>
      {!already && (
        <strong className={css.money}>
          {t(`done.${payment}`, { amount: money(personFen), balance: money(balanceFen) })}
        </strong>
      )}
    </div>
  );
}
