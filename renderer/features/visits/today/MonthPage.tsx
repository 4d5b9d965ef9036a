/** A month at a glance: visits of every day, and what falls due. Arrows walk the days, Enter opens one. */
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { shiftDay, weekday } from '../../../ui/format.ts';
import { Page } from '../../../ui/Page.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import css from './MonthPage.module.css';
import { monthName, shiftMonth, weeksOf } from './month.ts';
import { todayTexts } from './texts.ts';

export default function MonthPage() {
  const t = useText(todayTexts);
  const today = useToday();
  const language = usePreferences((preferences) => preferences.language);
  const [, navigate] = useLocation();
  const month = new URLSearchParams(useSearch()).get('month') ?? today.slice(0, 7);
  const { data } = useDeskQuery('visits', 'month', { month }, { keepPrevious: true });
  const go = (to: string) => navigate(`/today/month?month=${to}`, { replace: true });
  const before = () => go(shiftMonth(month, -1));
  const after = () => go(shiftMonth(month, 1));
  useKey({ keys: 'PageUp', label: t('month.before'), run: before });
  useKey({ keys: 'PageDown', label: t('month.after'), run: after });
  const total = (data?.days ?? []).reduce((sum, { visits }) => sum + visits, 0);
  return (
    <Page
      title={monthName(month, language)}
      subtitle={
        <span className={css.steps}>
          <ActionIcon variant="default" size="lg" aria-label={t('month.before')} onClick={before}>
            <IconChevronLeft size={18} />
          </ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label={t('month.after')} onClick={after}>
            <IconChevronRight size={18} />
          </ActionIcon>
          {t('month.total', { count: total })}
        </span>
      }
      actions={
        <ActionButton
          label={t('today')}
          keys="Escape"
          icon={<IconArrowLeft size={18} />}
          onAction={() => navigate('/today')}
        />
      }
    >
      <Card flush>
        <Grid
          month={month}
          today={today}
          days={new Map(data?.days.map((day) => [day.day, day]))}
          onOpen={(day) => navigate(`/today?day=${day}`)}
          onMonth={go}
        />
      </Card>
    </Page>
  );
}

interface GridProps {
  month: string;
  today: string;
  days: ReadonlyMap<string, { visits: number; due: number }>;
  onOpen(day: string): void;
  onMonth(month: string): void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

function Grid({ month, today, days, onOpen, onMonth }: GridProps) {
  const t = useText(todayTexts);
  const language = usePreferences((preferences) => preferences.language);
  const grid = useRef<HTMLTableElement>(null);
  const wanted = useRef<string | null>(null);
  const weeks = weeksOf(month);
  const most = Math.max(1, ...[...days.values()].map(({ visits }) => visits));
  const start = today.startsWith(month) ? today : `${month}-01`;

  useEffect(() => {
    const day = wanted.current;
    wanted.current = null;
    if (day?.startsWith(month)) grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [month]);

  function walk(event: KeyboardEvent) {
    const step = steps[event.key];
    const from = event.target instanceof HTMLElement ? event.target.getAttribute('data-day') : null;
    if (step === undefined || from === null) return;
    event.preventDefault();
    const to = shiftDay(from, step);
    if (to.startsWith(month)) grid.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
    else {
      wanted.current = to;
      onMonth(to.slice(0, 7));
    }
  }

  return (
    <div className={css.frame}>
      <table ref={grid} className={css.month} style={{ '--weeks': weeks.length }} onKeyDown={walk}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {weekday(day, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const { visits = 0, due = 0 } = days.get(day) ?? {};
                return (
                  <td key={day} data-outside={!day.startsWith(month) || undefined}>
                    {day.startsWith(month) && (
                      <button
                        type="button"
                        className={css.day}
                        data-day={day}
                        data-today={day === today || undefined}
                        tabIndex={day === start ? 0 : -1}
                        style={{ '--share': visits / most }}
                        onClick={() => onOpen(day)}
                      >
                        <span className={css.date}>{Number(day.slice(8))}</span>
                        {visits > 0 && (
                          <span className={css.visits}>{t('month.visits', { count: visits })}</span>
                        )}
                        {due > 0 && (
                          <Tag tone={day < today ? 'danger' : 'attention'}>
                            {t('month.due', { count: due })}
                          </Tag>
                        )}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
