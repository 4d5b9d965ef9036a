/** Teams (志愿队伍): their list at the left, the chosen one's people at the right. */
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import { printNumber, volunteers } from '../../../../db/volunteers/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify, useNotifyError } from '../../../ui/notify.tsx';
import { Columns } from '../../../ui/Page.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import lines from '../parts/Lines.module.css';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { VolunteerSearch } from '../parts/VolunteerSearch.tsx';
import { volunteersTexts } from '../texts.ts';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';

type Team = OutputOf<typeof volunteers.teams>[number];

export function TeamsView({ onOpen }: { onOpen(volunteerId: string): void }) {
  const t = useText(peopleTexts);
  const mayWrite = useMayWrite();
  const { data } = useDeskQuery('volunteers', 'teams', { retired: true });
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState<Team | 'new' | null>(null);
  const team = data?.find(({ id }) => id === chosen) ?? data?.[0];
  return (
    <Columns template="20rem minmax(0, 1fr)" narrow="16rem minmax(0, 1fr)">
      <Card
        flush
        title={t('view.teams')}
        actions={
          mayWrite && (
            <ActionButton
              label={t('team.add')}
              icon={<IconPlus size={18} />}
              onAction={() => setEditing('new')}
            />
          )
        }
      >
        {data?.length === 0 && <EmptyState icon={<IconUsersGroup size={40} />} sentence={t('team.none')} />}
        <ul className={lines.lines}>
          {data?.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={lines.line}
                aria-current={one.id === team?.id || undefined}
                onClick={() => setChosen(one.id)}
              >
                <span className={lines.name}>{one.name}</span>
                {one.retired ? <Tag>{t('team.retired')}</Tag> : <span />}
                <span className={lines.quiet}>
                  {[
                    t('team.members', { count: one.members }),
                    one.leaders.length > 0 && t('team.leaders', { names: one.leaders.join('、') }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Card>
      {team ? (
        <TeamCard key={team.id} team={team} onOpen={onOpen} onEdit={() => setEditing(team)} />
      ) : (
        <Card flush>
          <EmptyState icon={<IconUsersGroup size={40} />} sentence={t('team.choose')} />
        </Card>
      )}
      {editing && <TeamPanel team={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Columns>
  );
}

interface TeamCardProps {
  team: Team;
  onOpen(volunteerId: string): void;
  onEdit(): void;
}

function TeamCard({ team, onOpen, onEdit }: TeamCardProps) {
  const t = useText(peopleTexts);
  const api = useApi();
  const notifyError = useNotifyError();
  const mayWrite = useMayWrite();
  const { data } = useDeskQuery('volunteers', 'teamMembers', { teamId: team.id });
  const put = (id: string, role: 'member' | 'leader' | null) =>
    api.volunteers.setMember({ teamId: team.id, volunteerIds: [id], role });
  async function leave(id: string, name: string, role: 'member' | 'leader') {
    await put(id, null);
    notify({ text: t('team.left', { name }), undo: () => put(id, role) });
  }
  return (
    <Card
      flush
      title={team.name}
      subtitle={team.note}
      actions={mayWrite && <ActionButton label={t('team.rename')} onAction={onEdit} />}
    >
      {mayWrite && !team.retired && (
        <div className={css.bar}>
          <VolunteerSearch
            label={t('team.join')}
            without={data?.map(({ volunteer }) => volunteer.id) ?? []}
            onPick={({ id }) => put(id, 'member').catch(notifyError)}
          />
        </div>
      )}
      {data?.length === 0 && <EmptyState icon={<IconUsersGroup size={40} />} sentence={t('team.empty')} />}
      <div className={lines.scroll}>
        {data?.map(({ role, volunteer: { id, number, person } }) => (
          <div key={id} className={css.member}>
            <button type="button" className={css.opens} onClick={() => onOpen(id)}>
              {person.name}
            </button>
            <span className={css.quiet}>{printNumber(number)}</span>
            {role === 'leader' && <Tag tone="accent">{t('team.leader')}</Tag>}
            {mayWrite && (
              <span className={css.rowEnd}>
                <ActionButton
                  label={t(role === 'leader' ? 'team.unlead' : 'team.lead')}
                  kind="quiet"
                  onAction={() => put(id, role === 'leader' ? 'member' : 'leader')}
                />
                <ActionButton
                  label={t('team.leave')}
                  kind="quiet"
                  onAction={() => leave(id, person.name, role)}
                />
              </span>
            )}
          </div>
        ))}
      </div>
    </Card>
  );
}

function TeamPanel({ team, onClose }: { team: Team | null; onClose(): void }) {
  const t = useText(peopleTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const [id] = useState(() => team?.id ?? newId());
  const [name, setName] = useState(team?.name ?? '');
  const [note, setNote] = useState(team?.note ?? '');
  const checked = useCheckedSave(volunteers.saveTeam.input, api.volunteers.saveTeam, ['name', 'note']);
  async function save(retired: boolean) {
    if (!(await checked.save({ id, name, note, retired }))) return;
    notify({ text: t('team.saved', { name }) });
    onClose();
  }
  return (
    <SidePanel opened onClose={onClose} title={team ? team.name : t('team.add')}>
      <Form label={t('team.name')}>
        <TextField
          label={t('team.name')}
          value={name}
          required
          autoFocus
          maxLength={40}
          error={checked.problem('name')}
          onChange={setName}
        />
        <TextField
          label={t('team.note')}
          value={note}
          lines
          maxLength={200}
          error={checked.problem('note')}
          onChange={setNote}
        />
      </Form>
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        {team && (
          <ActionButton
            label={t(team.retired ? 'team.restore' : 'team.retire')}
            kind="quiet"
            onAction={() => save(!team.retired)}
          />
        )}
        <ActionButton
          label={words('save')}
          keys="Mod+Enter"
          kind="primary"
          onAction={() => save(team?.retired ?? false)}
        />
      </div>
    </SidePanel>
  );
}
