/** Times, days and money as elements: the same everywhere, exact on hover, told in the centre's zone. */
import { useText } from '../i18n/useText.ts';
import { useToday } from '../state/now.ts';
import { usePreferences } from '../state/preferences.ts';
import { useSession } from '../state/session.ts';
import { clockTime, dayIn, shiftDay, weekday, yuan } from './format.ts';
import { uiTexts } from './texts.ts';

/** `14:06` of an instant in UTC milliseconds. */
export function TimeText({ at }: { at: number }) {
  const zone = useSession((session) => session.zone);
  return <time dateTime={new Date(at).toISOString()}>{clockTime(at, zone)}</time>;
}

/** `2026-11-21`, with the weekday where it helps. */
export function DateText({ day, withWeekday = false }: { day: string; withWeekday?: boolean }) {
  const language = usePreferences((preferences) => preferences.language);
  return (
    <time dateTime={day}>
      {day}
      {withWeekday && ` ${weekday(day, language)}`}
    </time>
  );
}

/** How people say it: `今天 11:42`, `昨天 16:20`, `11-15` in this year, `2025-11-15` before; `withTime`: `11-15 09:30`. */
export function WhenText({ at, withTime = false }: { at: number; withTime?: boolean }) {
  const t = useText(uiTexts);
  const zone = useSession((session) => session.zone);
  const today = useToday();
  const day = dayIn(at, zone);
  const time = clockTime(at, zone);
  function said(): string {
    if (day === today) return t('when.today', { time });
    if (day === shiftDay(today, -1)) return t('when.yesterday', { time });
    const date = day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
    return withTime ? `${date} ${time}` : date;
  }
  return (
    <time dateTime={new Date(at).toISOString()} title={`${day} ${time}`}>
      {said()}
    </time>
  );
}

/** Integer fen as yuan: `12.80`. The unit stands in the label or the column's heading. */
export function Money({ fen }: { fen: number }) {
  return <data value={fen}>{yuan(fen)}</data>;
}
