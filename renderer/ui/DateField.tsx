/**
 * A calendar day, typed first: digits with or without separators, shown as `YYYY-MM-DD` once the field is left.
 * Alt ↓ opens a calendar for those who would rather point.
 */
import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useText } from '../i18n/useText.ts';
import { inputMethodAtWork } from '../keys/inputMethod.ts';
import { useKeyLayer } from '../keys/useKey.ts';
import { type DayProblem, readDay } from './dayInput.ts';
import { Field, type FieldProps } from './Field.tsx';
import { uiTexts } from './texts.ts';

interface Props extends FieldProps {
  /** `YYYY-MM-DD`; null while the field is empty or holds what is no day. */
  value: string | null;
  onChange(day: string | null): void;
  /** First and last day that are accepted. */
  min?: string;
  max?: string;
  disabled?: boolean;
}

export function DateField(props: Props) {
  const { label, hint, required, value, onChange, min, max, disabled = false } = props;
  const t = useText(uiTexts);
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<DayProblem | null>(null);
  const [calendarOpen, setCalendarOpen] = useState(false);
  useKeyLayer(calendarOpen);
  const input = useRef<HTMLInputElement>(null);
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };

  /** What is typed becomes the value when it is whole; a half-typed day is not yet wrong. */
  function type(text: string) {
    setTyped(text);
    setProblem(null);
    const read = readDay(text, limits);
    onChange('day' in read ? read.day : null);
  }

  function settle() {
    if (typed === null) return;
    const read = readDay(typed, limits);
    if (typed.trim() === '' || 'day' in read) setTyped(null);
    else setProblem(read.problem);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (inputMethodAtWork(event.nativeEvent)) return;
    if (event.key === 'Enter') settle();
    if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      setCalendarOpen(true);
    }
  }

  function pick(day: string | null) {
    setTyped(null);
    setProblem(null);
    setCalendarOpen(false);
    onChange(day);
    input.current?.focus();
  }

  const said = problem && t(`day.${problem}`, { min: min ?? '', max: max ?? '' });
  return (
    <Field label={label} error={said ?? props.error} hint={hint} required={required ?? false}>
      {(control) => (
        <TextInput
          {...control}
          ref={input}
          value={typed ?? value ?? ''}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={onKeyDown}
          placeholder="YYYY-MM-DD"
          inputMode="numeric"
          autoComplete="off"
          disabled={disabled}
          aria-keyshortcuts="Alt+ArrowDown"
          rightSection={
            <Popover opened={calendarOpen} onChange={setCalendarOpen} position="bottom-end" trapFocus>
              <Popover.Target>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  tabIndex={-1}
                  aria-label={t('calendar')}
                  disabled={disabled}
                  onClick={() => setCalendarOpen((open) => !open)}
                >
                  <IconCalendar size={18} />
                </ActionIcon>
              </Popover.Target>
              <Popover.Dropdown>
                <DatePicker
                  value={value}
                  onChange={pick}
                  hideOutsideDates
                  ariaLabels={{
                    previousMonth: t('calendar.previousMonth'),
                    nextMonth: t('calendar.nextMonth'),
                    previousYear: t('calendar.previousYear'),
                    nextYear: t('calendar.nextYear'),
                    previousDecade: t('calendar.previousDecade'),
                    nextDecade: t('calendar.nextDecade'),
                  }}
                  monthLabelFormat={t('calendar.month')}
                  yearLabelFormat={t('calendar.year')}
                  monthsListFormat={t('calendar.months')}
                  {...(value ? { defaultDate: value } : {})}
                  {...(min === undefined ? {} : { minDate: min })}
                  {...(max === undefined ? {} : { maxDate: max })}
                />
              </Popover.Dropdown>
            </Popover>
          }
        />
      )}
    </Field>
  );
}
