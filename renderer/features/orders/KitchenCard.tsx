/** What the kitchen cooks: portions by option and by how they leave, and until when that may change. */
import type { OutputOf } from '../../../db/core/procedure.ts';
import { modeNames, servingModes } from '../../../db/menu/contract.ts';
import type { orders } from '../../../db/orders/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { Card } from '../../ui/Card.tsx';
import { clockTime, dayIn } from '../../ui/format.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useFoodWords } from '../menu/useFoodWords.ts';
import css from './KitchenCard.module.css';
import { ordersTexts } from './texts.ts';

type Day = OutputOf<typeof orders.day>;

export function KitchenCard({ data }: { data: Day }) {
  const t = useText(ordersTexts);
  const say = useSay();
  const { nameOf } = useFoodWords();
  const zone = useSession((session) => session.zone);
  const { options, cutOff } = data;
  const total = (key: 'total' | (typeof servingModes)[number]) =>
    options.reduce((sum, row) => sum + row[key], 0);
  const until = `${dayIn(cutOff.at, zone).slice(5)} ${clockTime(cutOff.at, zone)}`;
  return (
    <Card
      title={t('kitchen')}
      subtitle={
        <span className={css.until}>
          {`${t('stat.cutOff')} ${until}`}
          <Tag tone={cutOff.passed ? 'neutral' : 'good'}>
            {cutOff.passed ? t('stat.closed') : t('stat.open')}
          </Tag>
        </span>
      }
    >
      <p className={css.big}>{total('total')}</p>
      {options.length === 0 && <p className={css.none}>{t('kitchen.none')}</p>}
      {options.length > 0 && (
        <table className={css.tally}>
          <thead>
            <tr>
              <th scope="col">{t('option')}</th>
              {servingModes.map((mode) => (
                <th key={mode} scope="col">
                  {say(modeNames[mode])}
                </th>
              ))}
              <th scope="col">{t('kitchen.total')}</th>
            </tr>
          </thead>
          <tbody>
            {options.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  {row.name === '' ? t('usual') : nameOf(row)}
                  {!row.onMenu && row.name !== '' && <small className={css.off}>{t('offMenu')}</small>}
                </th>
                {servingModes.map((mode) => (
                  <td key={mode}>{row[mode] || '–'}</td>
                ))}
                <td>
                  <strong>{row.total}</strong>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('kitchen.total')}</th>
              {servingModes.map((mode) => (
                <td key={mode}>{total(mode)}</td>
              ))}
              <td>
                <strong>{total('total')}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      )}
    </Card>
  );
}
