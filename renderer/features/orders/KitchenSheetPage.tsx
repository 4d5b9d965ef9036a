/** The kitchen's list (备餐单) on A4: portions by option and mode, then who, with diets and what to take care of. */
import { useLocation } from 'wouter';
import { mealNames, modeNames, servingModes } from '../../../db/menu/contract.ts';
import type { OptionTally, OrderLine } from '../../../db/orders/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { useNow } from '../../state/now.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useSession } from '../../state/session.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { clockTime, dayIn, weekday } from '../../ui/format.ts';
import { PrintFrame } from '../../ui/PrintFrame.tsx';
import { useFoodWords } from '../menu/useFoodWords.ts';
import css from './Sheets.module.css';
import { ordersTexts } from './texts.ts';
import { useDietWords } from './useDietWords.ts';
import { useMealAddress } from './useMealAddress.ts';

export default function KitchenSheetPage() {
  const t = useText(ordersTexts);
  const say = useSay();
  const language = usePreferences((preferences) => preferences.language);
  const zone = useSession((session) => session.zone);
  const now = useNow((clock) => clock.now);
  const { day, meal, query } = useMealAddress('/canteen/orders/print');
  const [, navigate] = useLocation();
  const { data, error } = useDeskQuery('orders', 'day', { day, meal });
  const standing = data?.lines.filter(({ state }) => state === 'ordered' || state === 'undelivered') ?? [];
  return (
    <PrintFrame
      title={t('sheet.title', { meal: say(mealNames[meal]) })}
      heading={`${data?.centreName ?? ''}　${day} ${weekday(day, language)}`}
      footer={<span>{t('sheet.printed', { time: `${dayIn(now, zone)} ${clockTime(now, zone)}` })}</span>}
      onClose={() => navigate(`/canteen/orders?${query}`)}
    >
      {error && <ErrorNote error={error} />}
      {data && <Tally rows={data.options} />}
      {servingModes.map((mode) => (
        <ModeList
          key={mode}
          title={say(modeNames[mode])}
          lines={standing.filter((line) => line.mode === mode)}
        />
      ))}
    </PrintFrame>
  );
}

function Tally({ rows }: { rows: readonly OptionTally[] }) {
  const t = useText(ordersTexts);
  const say = useSay();
  const { nameOf } = useFoodWords();
  const sum = (key: 'total' | (typeof servingModes)[number]) => rows.reduce((all, row) => all + row[key], 0);
  return (
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
        {rows.map((row) => (
          <tr key={row.name}>
            <td>{row.name === '' ? t('usual') : nameOf(row)}</td>
            {servingModes.map((mode) => (
              <td key={mode}>{row[mode]}</td>
            ))}
            <td>{row.total}</td>
          </tr>
        ))}
        <tr className={css.sum}>
          <td>{t('kitchen.total')}</td>
          {servingModes.map((mode) => (
            <td key={mode}>{sum(mode)}</td>
          ))}
          <td>{sum('total')}</td>
        </tr>
      </tbody>
    </table>
  );
}

function ModeList({ title, lines }: { title: string; lines: readonly OrderLine[] }) {
  const t = useText(ordersTexts);
  const say = useSay();
  const { nameOf } = useFoodWords();
  const dietWords = useDietWords();
  if (lines.length === 0) return null;
  return (
    <>
      <h2 className={css.mode}>{t('sheet.people', { mode: title, count: lines.length })}</h2>
      <table className={css.people}>
        <thead>
          <tr>
            <th scope="col">{t('sheet.name')}</th>
            <th scope="col">{t('option')}</th>
            <th scope="col">{t('diet')}</th>
            <th scope="col">{t('sheet.warn')}</th>
            <th scope="col">{t('note')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.person.id}>
              <td>{line.person.name}</td>
              <td>{line.option ? nameOf(line.option) : t('usual')}</td>
              <td>{dietWords(line.diet)}</td>
              <td className={css.warn}>{line.conflicts.map(({ sentence }) => say(sentence)).join(' ')}</td>
              <td>{line.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
