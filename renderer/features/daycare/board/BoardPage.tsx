/** The day-care board (日照): who is due, came, left or is missed; one tap each; the whole house in one act. */
import { TextInput } from '@mantine/core';
import { IconArmchair, IconChecks, IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { BoardLine } from '../../../../db/daycare/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Columns, Page } from '../../../ui/Page.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { ExportButton } from '../../exchange/ExportButton.tsx';
import { daycareTexts } from '../texts.ts';
import css from './BoardPage.module.css';
import { BoardStats } from './BoardStats.tsx';
import { type BoardFilter, boardFilters, countsOf, named, shows } from './boardFilter.ts';
import { CallPanel } from './CallPanel.tsx';
import { DaySwitch } from './DaySwitch.tsx';
import { MissingCard } from './MissingCard.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import { AbsentDialog, LeaveDialog } from './TapDialogs.tsx';
import type { TileAct } from './Tile.tsx';
import { TileGrid } from './TileGrid.tsx';
import { useTaps } from './useTaps.ts';

type Asking = { residentId: string; what: 'absent' | 'depart' | 'open' | 'call' };

export default function BoardPage() {
  const t = useText(daycareTexts);
  const today = useToday();
  const [, navigate] = useLocation();
  const day = new URLSearchParams(useSearch()).get('day') ?? today;
  const readOnly = useSession((session) => session.account?.role === 'evaluator');
  const { data, error } = useDeskQuery('daycare', 'board', { day }, { keepPrevious: true });
  useOpenedDay(today, readOnly);
  const [filter, setFilter] = useState<BoardFilter>('all');
  return (
    <Page
      title={t(day === today ? 'board' : 'board.day')}
      subtitle={
        <DaySwitch
          day={day}
          today={today}
          onChange={(next) => navigate(next === today ? '/care' : `/care?day=${next}`, { replace: true })}
        />
      }
      actions={
        <>
          <ExportButton list={{ kind: 'attendance', month: day.slice(0, 7) }} />
          {!readOnly && (
            <ActionButton
              label={t('enrol')}
              keys="N"
              icon={<IconUserPlus size={18} />}
              onAction={() => navigate('/care/enrolments?new')}
            />
          )}
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      {data && data.lines.length === 0 && day === today ? (
        <EmptyState
          icon={<IconArmchair size={44} />}
          sentence={t('empty.sentence')}
          action={
            !readOnly && (
              <ActionButton
                kind="primary"
                label={t('enrol')}
                onAction={() => navigate('/care/enrolments?new')}
              />
            )
          }
        />
      ) : (
        data && (
          <>
            <BoardStats board={data} onFilter={setFilter} />
            <Board day={day} lines={data.lines} {...{ readOnly, filter }} onFilter={setFilter} />
          </>
        )
      )}
    </Page>
  );
}

/** Whoever lives alone and was missed becomes a task when a day is first looked at; asked once a day and window. */
function useOpenedDay(today: string, readOnly: boolean) {
  const api = useApi();
  const opened = useRef('');
  useEffect(() => {
    if (readOnly || opened.current === today) return;
    opened.current = today;
    // What it finds shows in the list of tasks; a failure here would stop nobody from taking attendance.
    void api.daycare.openDay({}).catch(() => undefined);
  }, [api, today, readOnly]);
}

interface BoardProps {
  day: string;
  lines: readonly BoardLine[];
  readOnly: boolean;
  filter: BoardFilter;
  onFilter(filter: BoardFilter): void;
}

function Board({ day, lines, readOnly, filter, onFilter }: BoardProps) {
  const t = useText(daycareTexts);
  const taps = useTaps(day);
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState<Asking | null>(null);
  const counts = countsOf(lines);
  const searching = typed.trim() !== '';
  // Whoever is looked for is found, whatever the filter says.
  const shown = lines.filter((line) => (searching ? named(typed, line) : shows(filter, line)));
  const latest = useRef(taps);
  useEffect(() => {
    latest.current = taps;
  });
  const act = useCallback((line: BoardLine, what: TileAct) => {
    if (what !== 'next') setAsking({ residentId: line.residentId, what });
    else if (line.state === 'here') setAsking({ residentId: line.residentId, what: 'depart' });
    else void latest.current.arrive(line);
  }, []);
  const asked = asking && lines.find(({ residentId }) => residentId === asking.residentId);
  const close = () => setAsking(null);
  const call = (line: BoardLine) => setAsking({ residentId: line.residentId, what: 'call' });
  return (
    <>
      <Toolbar
        end={
          !readOnly && (
            <ActionButton
              kind="primary"
              label={t('arriveAll')}
              keys="Mod+Enter"
              icon={<IconChecks size={18} />}
              disabled={counts.expected === 0}
              onAction={taps.arriveAll}
            />
          )
        }
      >
        <Segmented
          label={t('filter.label')}
          value={filter}
          onChange={onFilter}
          options={boardFilters
            .filter((value) => value !== 'off' || counts.off > 0)
            .map((value) => ({ value, label: t(`filter.${value}`), count: counts[value] }))}
        />
        <Find typed={typed} onType={setTyped} />
      </Toolbar>
      <Columns template="minmax(0, 1fr) 18rem" narrow="minmax(0, 1fr) 15rem">
        <div className={css.tiles}>
          {shown.length === 0 && (
            <EmptyState
              icon={<IconArmchair size={36} />}
              sentence={t(counts.all === 0 ? 'empty.day' : 'empty.filter')}
            />
          )}
          <TileGrid lines={shown} readOnly={readOnly} onAct={act} />
        </div>
        <MissingCard {...{ day, lines, readOnly }} onCall={call} />
      </Columns>
      {asked && asking.what === 'absent' && <AbsentDialog line={asked} taps={taps} onClose={close} />}
      {asked && asking.what === 'depart' && <LeaveDialog line={asked} taps={taps} onClose={close} />}
      {asked && asking.what === 'call' && <CallPanel line={asked} day={day} onClose={close} />}
      {asked && asking.what === 'open' && (
        <PersonPanel line={asked} onCall={call} onClose={close} {...{ day, taps, readOnly }} />
      )}
    </>
  );
}

function Find({ typed, onType }: { typed: string; onType(typed: string): void }) {
  const t = useText(daycareTexts);
  const input = useRef<HTMLInputElement>(null);
  useKey({ keys: '/', label: t('find'), run: () => input.current?.focus() });
  return (
    <TextInput
      ref={input}
      className={css.find ?? ''}
      aria-label={t('find')}
      placeholder={t('find')}
      autoComplete="off"
      value={typed}
      leftSection={<IconSearch size={16} />}
      rightSection={<Kbd keys="/" />}
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === '') return;
        event.stopPropagation();
        onType('');
      }}
    />
  );
}
