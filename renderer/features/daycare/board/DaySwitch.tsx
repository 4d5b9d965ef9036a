/** Which day the board shows: PgUp and PgDn step, T comes back. The arrows belong to the tiles. */
import { ActionIcon, Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { shiftDay } from '../../../ui/format.ts';
import { DateText } from '../../../ui/When.tsx';
import { daycareTexts } from '../texts.ts';
import css from './DaySwitch.module.css';

interface Props {
  day: string;
  today: string;
  onChange(day: string): void;
}

export function DaySwitch({ day, today, onChange }: Props) {
  const t = useText(daycareTexts);
  const [open, setOpen] = useState(false);
  const last = day >= today;
  const before = () => onChange(shiftDay(day, -1));
  const after = () => onChange(shiftDay(day, 1));
  useKey({ keys: 'PageUp', label: t('day.before'), run: before });
  useKey({ keys: 'PageDown', label: t('day.after'), run: after, disabled: last });
  return (
    <span className={css.switch}>
      <ActionIcon variant="default" size="lg" aria-label={t('day.before')} onClick={before}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Popover opened={open} onChange={setOpen} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={css.day} onClick={() => setOpen((shown) => !shown)}>
            <IconCalendar size={18} />
            <DateText day={day} withWeekday />
            <VisuallyHidden>{t('day.choose')}</VisuallyHidden>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker
            value={day}
            defaultDate={day}
            maxDate={today}
            onChange={(chosen) => {
              setOpen(false);
              if (chosen) onChange(chosen);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon variant="default" size="lg" aria-label={t('day.after')} disabled={last} onClick={after}>
        <IconChevronRight size={18} />
      </ActionIcon>
      {!last && <ActionButton label={t('today')} keys="T" kind="quiet" onAction={() => onChange(today)} />}
    </span>
  );
}
