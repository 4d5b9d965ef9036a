/** Which day or week is looked at: ← and → step, T comes back to today, the calendar goes anywhere. */
import { ActionIcon, Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../i18n/useText.ts';
import { useKey } from '../../keys/useKey.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { shiftDay } from '../../ui/format.ts';
import { DateText } from '../../ui/When.tsx';
import css from './DaySteps.module.css';
import { menuTexts } from './texts.ts';

interface Props {
  day: string;
  today: string;
  /** Days of one step: a day, or a week whose Monday is `day`. */
  step: 1 | 7;
  onChange(day: string): void;
}

export function DaySteps({ day, today, step, onChange }: Props) {
  const t = useText(menuTexts);
  const [open, setOpen] = useState(false);
  const isWeek = step === 7;
  const before = () => onChange(shiftDay(day, -step));
  const after = () => onChange(shiftDay(day, step));
  const words = isWeek
    ? { before: t('week.before'), after: t('week.after'), now: t('week.this') }
    : { before: t('day.before'), after: t('day.after'), now: t('day.today') };
  useKey({ keys: 'ArrowLeft', label: words.before, run: before });
  useKey({ keys: 'ArrowRight', label: words.after, run: after });
  const isNow = isWeek ? day <= today && today < shiftDay(day, 7) : day === today;
  return (
    <span className={css.steps}>
      <ActionIcon variant="default" aria-label={words.before} onClick={before}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Popover opened={open} onChange={setOpen} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={css.day} onClick={() => setOpen((shown) => !shown)}>
            <IconCalendar size={18} />
            {isWeek ? `${day} – ${shiftDay(day, 6).slice(5)}` : <DateText day={day} withWeekday />}
            <VisuallyHidden>{t('day.choose')}</VisuallyHidden>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker
            value={day}
            defaultDate={day}
            onChange={(chosen) => {
              setOpen(false);
              if (chosen) onChange(chosen);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon variant="default" aria-label={words.after} onClick={after}>
        <IconChevronRight size={18} />
      </ActionIcon>
      {!isNow && <ActionButton label={words.now} keys="T" kind="quiet" onAction={() => onChange(today)} />}
    </span>
  );
}
