/** A team's sign-in sheet, entered as it stands on paper: all lines together, or none if one is refused. */
import { TextInput } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { service } from '../../../../db/service/contract.ts';
import { printNumber } from '../../../../db/volunteers/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { emptyTask, TaskFields, type TypedTask, taskOf } from '../parts/TaskFields.tsx';
import { VolunteerSearch } from '../parts/VolunteerSearch.tsx';
import { volunteersTexts } from '../texts.ts';
import { hoursListTexts } from './listTexts.ts';
import css from './Sheet.module.css';
import { filledRows, type SheetRow } from './sheetRows.ts';

interface Sheet {
  day: string | null;
  teamId: string | null;
  task: TypedTask;
  /** Added by hand, beyond the team. */
  others: readonly { id: string; name: string; number: string }[];
  /** What was typed, by volunteer. */
  times: Readonly<Record<string, { from: string; to: string }>>;
}
const useSheetDraft = defineDraft<Sheet>();

export default function SheetPage() {
  const t = useText(hoursListTexts);
  const words = useText(volunteersTexts);
  const say = useSay();
  const api = useApi();
  const [, navigate] = useLocation();
  const today = useToday();
  const zone = useSession((session) => session.zone);
  const draft = useSheetDraft('sheet', { day: today, teamId: null, task: emptyTask, others: [], times: {} });
  const { day, teamId, task, others, times } = draft.value;
  const put = (part: Partial<Sheet>) => draft.set((now) => ({ ...now, ...part }));
  const [ids] = useState(() => new Map<string, string>());
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const members = useDeskQuery('volunteers', 'teamMembers', { teamId: teamId ?? '' }, { enabled: !!teamId });
  const people: SheetRow[] = [
    ...(teamId ? (members.data ?? []) : []).map(({ volunteer: { id, number, person } }) => ({
      id,
      number,
      name: person.name,
    })),
    ...others,
  ].map((person) => ({ ...person, ...(times[person.id] ?? { from: '', to: '' }) }));
  const { rows, wrong } = filledRows(people, day, zone);
  const checked = useCheckedSave(
    service.enterSheet.input,
    async (input: Parameters<typeof api.service.enterSheet>[0]) => {
      const answer = await api.service.enterSheet(input);
      setRefused(
        new Map(answer.refused.map(({ index, sentence }) => [rows[index]?.volunteerId ?? '', say(sentence)])),
      );
      if (answer.refused.length > 0) {
        return notify({ text: t('sheet.refused', { count: answer.refused.length }) });
      }
      notify({ text: t('sheet.saved', { count: answer.saved }) });
      draft.clear();
      navigate('/volunteers/hours');
    },
    [],
  );
  const idOf = (volunteerId: string) => {
    const id = ids.get(volunteerId) ?? newId();
    ids.set(volunteerId, id);
    return id;
  };
  const save = () =>
    checked.save({
      stationId: task.stationId,
      task: taskOf(task),
      rows: rows.map((row) => ({ ...row, id: idOf(row.volunteerId), note: '' })),
    });

  return (
    <Page
      title={t('sheet.title')}
      actions={
        <>
          <ActionButton
            label={words('cancel')}
            kind="quiet"
            keys="Escape"
            onAction={() => navigate('/volunteers/hours')}
          />
          <ActionButton
            label={t('sheet.save', { count: rows.length })}
            keys="Mod+Enter"
            kind="primary"
            whileTyping
            disabled={rows.length === 0 || wrong.size > 0}
            onAction={save}
          />
        </>
      }
    >
      {checked.error && <ErrorNote error={checked.error} />}
      <Card>
        <div className={css.head}>
          <DateField
            label={t('sheet.day')}
            value={day}
            max={today}
            onChange={(value) => put({ day: value })}
          />
          <TeamField teamId={teamId} onChange={(value) => put({ teamId: value })} />
          <TaskFields
            day={day}
            value={task}
            problem={checked.problem('task')}
            onChange={(part) => put({ task: { ...task, ...part } })}
          />
        </div>
      </Card>
      <Card flush>
        <div className={css.bar}>
          <VolunteerSearch
            label={t('sheet.add')}
            without={people.map(({ id }) => id)}
            onPick={({ id, number, person }) =>
              put({ others: [...others, { id, number, name: person.name }] })
            }
          />
        </div>
        {people.length === 0 ? (
          <EmptyState icon={<IconClipboardList size={40} />} sentence={t('sheet.none')} />
        ) : (
          <Rows
            people={people}
            problemOf={(id) => (wrong.has(id) ? t('sheet.wrong') : (refused.get(id) ?? null))}
            onChange={(id, value) => put({ times: { ...times, [id]: value } })}
          />
        )}
      </Card>
    </Page>
  );
}

function TeamField({ teamId, onChange }: { teamId: string | null; onChange(teamId: string): void }) {
  const t = useText(hoursListTexts);
  const teams = useDeskQuery('volunteers', 'teams', { retired: false }).data ?? [];
  return (
    <SelectField
      label={t('sheet.team')}
      hint={t('sheet.teamHint')}
      options={teams.map(({ id, name }) => ({ value: id, label: name }))}
      value={teamId}
      onChange={onChange}
    />
  );
}

interface RowsProps {
  people: readonly SheetRow[];
  problemOf(volunteerId: string): string | null;
  onChange(volunteerId: string, times: { from: string; to: string }): void;
}

function Rows({ people, problemOf, onChange }: RowsProps) {
  const t = useText(hoursListTexts);
  const words = useText(volunteersTexts);
  return (
    <div className={css.scroll}>
      <table className={css.rows}>
        <thead>
          <tr>
            <th>{words('volunteer')}</th>
            <th>{t('sheet.number')}</th>
            <th className={css.time}>{t('sheet.from')}</th>
            <th className={css.time}>{t('sheet.to')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, number, from, to }) => (
            <tr key={id}>
              <td>
                <strong>{name}</strong>
              </td>
              <td className={css.quiet}>{printNumber(number)}</td>
              {(['from', 'to'] as const).map((end) => (
                <td key={end}>
                  <TextInput
                    aria-label={`${name} ${t(`sheet.${end}`)}`}
                    placeholder="--:--"
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={5}
                    value={end === 'from' ? from : to}
                    onChange={(event) => onChange(id, { from, to, [end]: event.currentTarget.value })}
                  />
                </td>
              ))}
              <td className={css.wrong}>{problemOf(id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
