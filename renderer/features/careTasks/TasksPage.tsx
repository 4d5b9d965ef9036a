/** Care tasks (关怀事项): what is due about whom, the longest overdue first, and one task looked into. */
import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { careDueStates, careTaskKinds } from '../../../db/careTasks/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { Page } from '../../ui/Page.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ExportButton } from '../exchange/ExportButton.tsx';
import { NewTaskPanel } from './NewTaskPanel.tsx';
import { TaskPanel } from './TaskPanel.tsx';
import css from './TasksPage.module.css';
import { TaskTable } from './TaskTable.tsx';
import { careTasksTexts } from './texts.ts';

type Kind = (typeof careTaskKinds)[number];
type DueState = (typeof careDueStates)[number];

const closedShown = 300;

export default function TasksPage() {
  const t = useText(careTasksTexts);
  const [, navigate] = useLocation();
  const opened = new URLSearchParams(useSearch()).get('task');
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const [adding, setAdding] = useState(false);
  const go = (id: string | null) =>
    navigate(id === null ? '/care/tasks' : `/care/tasks?task=${id}`, { replace: true });
  return (
    <Page
      title={t('tasks')}
      actions={
        <>
          <ExportButton list={{ kind: 'careTasks' }} />
          {mayWrite && (
            <ActionButton
              label={t('add')}
              keys="N"
              kind="primary"
              icon={<IconPlus size={18} />}
              onAction={() => setAdding(true)}
            />
          )}
        </>
      }
    >
      <TaskList openKey={opened} onOpen={go} />
      <TaskPanel id={opened} onClose={() => go(null)} />
      <NewTaskPanel opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}

interface ListProps {
  openKey: string | null;
  onOpen(id: string): void;
}

function TaskList({ openKey, onOpen }: ListProps) {
  const t = useText(careTasksTexts);
  const [view, setView] = useState<'open' | 'closed'>('open');
  const [kind, setKind] = useState<Kind | null>(null);
  const [state, setState] = useState<DueState | null>(null);
  const ofKind = kind ? { kind } : {};
  const open = useDeskQuery(
    'careTasks',
    'open',
    { ...ofKind, ...(state ? { state } : {}) },
    { keepPrevious: true },
  );
  const closed = useDeskQuery(
    'careTasks',
    'closed',
    { ...ofKind, limit: closedShown },
    { enabled: view === 'closed', keepPrevious: true },
  );
  return (
    <Card flush>
      <div className={css.filters}>
        <Segmented
          label={t('tasks.view')}
          options={[
            { value: 'open', label: t('tasks.open') },
            { value: 'closed', label: t('tasks.closed') },
          ]}
          value={view}
          onChange={(value) => setView(value)}
        />
        {view === 'open' && (
          <fieldset className={css.states} aria-label={t('due')}>
            {careDueStates.map((value) => (
              <button
                key={value}
                type="button"
                className={css.state}
                data-tone={open.data?.counts[value] ? value : undefined}
                aria-pressed={state === value}
                onClick={() => setState(state === value ? null : value)}
              >
                <span>{t(`state.${value}`)}</span>
                <strong>{open.data?.counts[value] ?? '–'}</strong>
              </button>
            ))}
          </fieldset>
        )}
        <Select
          className={css.kind ?? ''}
          aria-label={t('source')}
          placeholder={t('kind.all')}
          data={careTaskKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind}
          onChange={setKind}
          clearable
        />
      </div>
      <TaskTable
        tasks={view === 'open' ? open.data?.lines : closed.data}
        closed={view === 'closed'}
        openKey={openKey}
        onOpen={onOpen}
      />
    </Card>
  );
}
