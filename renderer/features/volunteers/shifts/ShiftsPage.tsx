/** The week of shifts (班次): who is short of people, planning ahead, and one shift looked into. */
import { ActionIcon, Select } from '@mantine/core';
import {
  IconCalendarPlus,
  IconChevronLeft,
  IconChevronRight,
  IconHomeHeart,
  IconPrinter,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { ShiftLine } from '../../../../db/shifts/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { shiftDay, weekday } from '../../../ui/format.ts';
import { Page } from '../../../ui/Page.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Stat, StatRow } from '../../../ui/Stat.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { DispatchPanel } from './DispatchPanel.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { RemindPanel } from './RemindPanel.tsx';
import { ShiftPanel } from './ShiftPanel.tsx';
import css from './Shifts.module.css';
import { ShiftStateTag, usePlaceOf } from './ShiftWords.tsx';
import { shiftsTexts } from './texts.ts';
import { daysOf, mondayOf, stateOf, weekLength } from './week.ts';

export default function ShiftsPage() {
  const t = useText(shiftsTexts);
  const today = useToday();
  const [, navigate] = useLocation();
  const [asked] = useSearchParams();
  const mayWrite = useMayWrite();
  const monday = mondayOf(asked.get('week') ?? today);
  const [reminding, setReminding] = useState(false);
  const go = (to: Record<string, string>) => {
    const week = monday === mondayOf(today) ? {} : { week: monday };
    const search = new URLSearchParams({ ...week, ...to }).toString();
    navigate(search ? `/volunteers/shifts?${search}` : '/volunteers/shifts', { replace: true });
  };
  return (
    <Page
      title={t('title')}
      subtitle={<WeekSwitch monday={monday} today={today} onChange={(week) => go({ week })} />}
      actions={
        <>
          <ActionButton
            label={t('roster')}
            icon={<IconPrinter size={18} />}
            onAction={() => navigate(`/volunteers/roster/${monday}`)}
          />
          {mayWrite && (
            <>
              <ActionButton label={t('remind')} onAction={() => setReminding(true)} />
              <ActionButton
                label={t('dispatch')}
                keys="D"
                icon={<IconHomeHeart size={18} />}
                onAction={() => go({ dispatch: '' })}
              />
              <ActionButton
                label={t('plan')}
                keys="N"
                kind="primary"
                icon={<IconCalendarPlus size={18} />}
                onAction={() => go({ new: '' })}
              />
            </>
          )}
        </>
      }
    >
      <Week monday={monday} today={today} onOpen={(open) => go({ open })} />
      <ShiftPanel id={asked.get('open')} onClose={() => go({})} />
      {asked.has('new') && (
        <PlanPanel
          from={monday > today ? monday : today}
          opportunityId={asked.get('opportunity') ?? ''}
          onClose={() => go({})}
        />
      )}
      {asked.has('dispatch') && (
        <DispatchPanel onClose={() => go({})} onSent={(day) => go({ week: mondayOf(day) })} />
      )}
      {reminding && <RemindPanel onClose={() => setReminding(false)} />}
    </Page>
  );
}

interface SwitchProps {
  monday: string;
  today: string;
  onChange(day: string): void;
}

function WeekSwitch({ monday, today, onChange }: SwitchProps) {
  const t = useText(shiftsTexts);
  const before = () => onChange(shiftDay(monday, -weekLength));
  const after = () => onChange(shiftDay(monday, weekLength));
  useKey({ keys: 'PageUp', label: t('week.before'), run: before });
  useKey({ keys: 'PageDown', label: t('week.after'), run: after });
  return (
    <span className={css.switch}>
      <ActionIcon variant="default" size="lg" aria-label={t('week.before')} onClick={before}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <span>{`${monday} – ${shiftDay(monday, weekLength - 1).slice(5)}`}</span>
      <ActionIcon variant="default" size="lg" aria-label={t('week.after')} onClick={after}>
        <IconChevronRight size={18} />
      </ActionIcon>
      {monday !== mondayOf(today) && (
        <ActionButton label={t('week.this')} keys="T" kind="quiet" onAction={() => onChange(today)} />
      )}
    </span>
  );
}

interface WeekProps {
  monday: string;
  today: string;
  onOpen(shiftId: string): void;
}

function Week({ monday, today, onOpen }: WeekProps) {
  const t = useText(shiftsTexts);
  const language = usePreferences((preferences) => preferences.language);
  const [show, setShow] = useState<'all' | 'short'>('all');
  const [teamId, setTeamId] = useState<string | null>(null);
  const teams = useDeskQuery('volunteers', 'teams', { retired: false }).data ?? [];
  const { data, error } = useDeskQuery(
    'shifts',
    'shifts',
    {
      from: monday,
      days: weekLength,
      cancelled: true,
      ...(teamId ? { teamId } : {}),
      ...(show === 'short' ? { short: true } : {}),
    },
    { keepPrevious: true },
  );
  return (
    <>
      {error && <ErrorNote error={error} />}
      <StatRow>
        <Stat
          label={t('stat.shifts')}
          value={data?.shifts.filter(({ cancelled }) => !cancelled).length ?? '–'}
        />
        <Stat
          label={t('stat.filled')}
          value={data?.filled ?? '–'}
          note={t('stat.of', { count: data?.needed ?? 0 })}
        />
        <Stat
          label={t('stat.short')}
          value={data?.short ?? '–'}
          tone={data?.short ? 'attention' : 'neutral'}
          onOpen={() => setShow('short')}
        />
      </StatRow>
      <Toolbar>
        <Segmented
          label={t('show')}
          options={(['all', 'short'] as const).map((value) => ({ value, label: t(`show.${value}`) }))}
          value={show}
          onChange={(value) => setShow(value)}
        />
        <Select
          className={css.select ?? ''}
          aria-label={t('team')}
          placeholder={t('team')}
          clearable
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={teamId}
          onChange={setTeamId}
        />
      </Toolbar>
      {data?.shifts.length === 0 && show === 'all' ? (
        <EmptyState icon={<IconCalendarPlus size={40} />} sentence={t('none')} />
      ) : (
        <div className={css.week}>
          {daysOf(monday).map((day) => (
            <section key={day} className={css.day} data-today={day === today || undefined}>
              <header className={css.dayHead}>
                <span>{weekday(day, language)}</span>
                <span>{day.slice(5)}</span>
              </header>
              <ul className={css.shifts}>
                {data?.shifts
                  .filter((shift) => shift.day === day)
                  .map((shift) => (
                    <li key={shift.id}>
                      <ShiftTile shift={shift} onOpen={onOpen} />
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </>
  );
}

function ShiftTile({ shift, onOpen }: { shift: ShiftLine; onOpen(id: string): void }) {
  const t = useText(shiftsTexts);
  const placeOf = usePlaceOf();
  const { from, to, opportunity, filled, needed } = shift;
  return (
    <button type="button" className={css.shift} data-state={stateOf(shift)} onClick={() => onOpen(shift.id)}>
      <span>
        {from}–{to}
      </span>
      <span className={css.name}>{opportunity.title}</span>
      <span className={css.quiet}>{placeOf(opportunity)}</span>
      <span className={css.foot}>
        <span>{t('places', { filled, needed })}</span>
        <ShiftStateTag shift={shift} />
      </span>
    </button>
  );
}
