/** Care tasks as a table: who, why, until when, and what was done last. */
import { IconHeartHandshake } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { CareTaskLine } from '../../../db/careTasks/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { WhenText } from '../../ui/When.tsx';
import css from './TaskTable.module.css';
import { SeverityTag, TaskDueTag } from './TaskTags.tsx';
import { careTasksTexts } from './texts.ts';

interface Props {
  tasks: readonly CareTaskLine[] | undefined;
  closed: boolean;
  openKey: string | null;
  onOpen(id: string): void;
}

export function TaskTable({ tasks, closed, openKey, onOpen }: Props) {
  const t = useText(careTasksTexts);
  return (
    <DataTable
      label={t('tasks')}
      rows={tasks}
      columns={useColumns(closed)}
      rowKey={(task) => task.id}
      onOpen={(task) => onOpen(task.id)}
      openKey={openKey}
      empty={
        <EmptyState
          icon={<IconHeartHandshake />}
          sentence={closed ? t('tasks.noneClosed') : t('tasks.none')}
        />
      }
    />
  );
}

function useColumns(closed: boolean): Column<CareTaskLine>[] {
  const t = useText(careTasksTexts);
  const say = useSay();
  return useMemo(
    () => [
      {
        key: 'due',
        title: closed ? t('closedAt') : t('due'),
        width: '7rem',
        cell: (task) =>
          task.closedAt === null ? <TaskDueTag task={task} /> : <WhenText at={task.closedAt} />,
        sortBy: (task) => task.closedAt ?? Date.parse(task.dueOn),
      },
      {
        key: 'person',
        title: t('person'),
        width: '7rem',
        cell: (task) => <span className={css.name}>{task.person.name}</span>,
        sortBy: (task) => task.person.name,
      },
      {
        key: 'kind',
        title: t('source'),
        width: '9.5rem',
        cell: (task) => t(`kind.${task.kind}`),
        sortBy: (task) => task.kind,
      },
      {
        key: 'severity',
        title: t('severity'),
        width: '6rem',
        cell: (task) => <SeverityTag severity={task.severity} />,
        sortBy: (task) => ['minor', 'moderate', 'serious'].indexOf(task.severity),
      },
      {
        key: 'detail',
        title: t('cause'),
        width: 'minmax(12rem, 2fr)',
        cell: (task) => <span title={say(task.detail)}>{say(task.detail)}</span>,
      },
      {
        key: 'last',
        title: t('last'),
        width: 'minmax(8rem, 1.2fr)',
        cell: (task) => <LastDone task={task} />,
      },
    ],
    [t, say, closed],
  );
}

/** The later of the last step and the last call. */
function LastDone({ task: { lastStep, lastCall } }: { task: CareTaskLine }) {
  const t = useText(careTasksTexts);
  const say = useSay();
  if (lastCall && (lastStep === null || lastCall.at > lastStep.at)) {
    const result = lastCall.said || (lastCall.reached ? t('call.reached.yes') : t('call.reached.no'));
    return <span className={css.quiet}>{t('call.line', { whom: lastCall.whom, result })}</span>;
  }
  return lastStep && <span className={css.quiet}>{say(lastStep.note) || t(`step.${lastStep.kind}`)}</span>;
}
