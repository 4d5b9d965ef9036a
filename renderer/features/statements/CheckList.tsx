/** What to look at before a month is closed. Only an earlier month stands in the way; the rest is for the manager to weigh. */
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { money } from '../../ui/format.ts';
import { monthName } from '../visits/today/month.ts';
import css from './MonthCloseCard.module.css';
import type { Preview } from './MonthCloseCard.tsx';
import { statementsTexts } from './texts.ts';

/** How many points are still open. */
export function openPoints({ earlier, state, uncounted, differing, waiting }: Preview): number {
  const open = [
    earlier !== null,
    state === 'running',
    ...[uncounted, differing, waiting].map((days) => days.length > 0),
  ];
  return open.filter(Boolean).length;
}

const icons = { good: IconCircleCheck, attention: IconAlertTriangle, danger: IconCircleX } as const;

interface CheckProps {
  tone: keyof typeof icons;
  text: string;
  children?: ReactNode;
}

function Check({ tone, text, children }: CheckProps) {
  const Icon = icons[tone];
  return (
    <li className={css.check} data-tone={tone}>
      <Icon size={18} />
      <span>{text}</span>
      {children}
    </li>
  );
}

/** Days shown by name; of more it is said how many. */
const shownDays = 4;

function Days({ days }: { days: readonly { day: string; what: string; to: string }[] }) {
  const t = useText(statementsTexts);
  const more = days.length - shownDays;
  return (
    <ul className={css.details}>
      {days.slice(0, shownDays).map(({ day, what, to }) => (
        <li key={`${day}${what}`}>
          <Link href={to}>{day}</Link> {what}
        </li>
      ))}
      {more > 0 && <li>{t('check.more', { count: more })}</li>}
    </ul>
  );
}

interface Props {
  preview: Preview;
  onMonth(month: string): void;
}

export function CheckList({ preview, onMonth }: Props) {
  const t = useText(statementsTexts);
  const say = useSay();
  const language = usePreferences((preferences) => preferences.language);
  const { earlier, state, uncounted, differing, waiting } = preview;
  const meals = waiting.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul className={css.checks}>
      {earlier === null ? (
        <Check tone="good" text={t('check.earlier.ok')} />
      ) : (
        <Check tone="danger" text={t('check.earlier', { month: monthName(earlier, language) })}>
          <span className={css.details}>
            <ActionButton
              label={t('check.earlier.go', { month: monthName(earlier, language) })}
              onAction={() => onMonth(earlier)}
            />
          </span>
        </Check>
      )}
      {state === 'running' ? (
        <Check tone="attention" text={t('check.running')} />
      ) : (
        <Check tone="good" text={t('check.running.ok')} />
      )}
      {uncounted.length === 0 ? (
        <Check tone="good" text={t('check.uncounted.ok')} />
      ) : (
        <Check tone="attention" text={t('check.uncounted', { count: uncounted.length })}>
          <Days
            days={uncounted.map(({ day, expectedFen }) => ({
              day,
              what: t('check.expected', { expected: money(expectedFen) }),
              to: `/canteen/close?day=${day}`,
            }))}
          />
        </Check>
      )}
      {differing.length === 0 ? (
        <Check tone="good" text={t('check.differing.ok')} />
      ) : (
        <Check tone="attention" text={t('check.differing', { count: differing.length })}>
          <Days
            days={differing.map(({ day, expectedFen, countedFen, note }) => ({
              day,
              what: `${t('check.counted', { expected: money(expectedFen), counted: money(countedFen) })} ${note}`,
              to: `/canteen/close?day=${day}`,
            }))}
          />
        </Check>
      )}
      {waiting.length === 0 ? (
        <Check tone="good" text={t('check.waiting.ok')} />
      ) : (
        <Check tone="attention" text={t('check.waiting', { count: meals })}>
          <Days
            days={waiting.map(({ day, meal, count }) => ({
              day,
              what: `${say(meal)} ${count}`,
              to: `/canteen?day=${day}`,
            }))}
          />
        </Check>
      )}
    </ul>
  );
}
