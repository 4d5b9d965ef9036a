/** The counters of the centre, each with its own run of numbers; and the pages that stand in the hall. */
import { IconBuildingStore, IconDeviceTv, IconPlus, IconTicket } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import { queue } from '../../../../db/queue/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useNotifyError } from '../../../ui/notify.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useNameOf } from '../nameOf.ts';
import { openWindow } from '../openWindow.ts';
import { OrderedList } from './OrderedList.tsx';
import { PanelForm } from './PanelForm.tsx';
import { visitSettingsTexts } from './texts.ts';
import { useCheckedSave } from './useCheckedSave.ts';
import { wholeNumber } from './wholeNumber.ts';

type Counter = OutputOf<typeof queue.counters>[number];

export default function CountersSection() {
  const t = useText(visitSettingsTexts);
  const nameOf = useNameOf();
  const api = useApi();
  const notifyError = useNotifyError();
  const counters = useDeskQuery('queue', 'counters', {}).data;
  const [editing, setEditing] = useState<Counter | 'new' | null>(null);
  const close = () => setEditing(null);
  return (
    <Card
      title={t('counters')}
      subtitle={t('counters.subtitle')}
      actions={
        <>
          <ActionButton
            label={t('display')}
            icon={<IconDeviceTv size={18} />}
            onAction={() => openWindow('/display')}
          />
          <ActionButton
            label={t('take')}
            icon={<IconTicket size={18} />}
            onAction={() => openWindow('/take')}
          />
          <ActionButton
            label={t('counter.add')}
            kind="primary"
            icon={<IconPlus size={18} />}
            onAction={() => setEditing('new')}
          />
        </>
      }
      flush
    >
      {counters?.length === 0 && <EmptyState icon={<IconBuildingStore />} sentence={t('counter.none')} />}
      <OrderedList
        label={t('counters')}
        onEdit={(id) => setEditing(counters?.find((counter) => counter.id === id) ?? null)}
        onOrder={(ids) => void api.queue.orderCounters({ ids }).catch(notifyError)}
        items={(counters ?? []).map((counter) => ({
          id: counter.id,
          name: nameOf(counter),
          detail: counter.active ? `${counter.prefix}001` : t('retired'),
          mark: <Tag tone={counter.active ? 'accent' : 'neutral'}>{counter.prefix}</Tag>,
          retired: !counter.active,
        }))}
      />
      <SidePanel
        opened={editing !== null}
        onClose={close}
        title={editing === 'new' ? t('counter.add') : t('counter.edit')}
      >
        {editing !== null && (
          <CounterForm
            key={editing === 'new' ? 'new' : editing.id}
            counter={editing === 'new' ? null : editing}
            onClose={close}
          />
        )}
      </SidePanel>
    </Card>
  );
}

/** What a new counter starts with: after three priority numbers somebody else is called. */
const usualRun = '3';

function CounterForm({ counter, onClose }: { counter: Counter | null; onClose(): void }) {
  const t = useText(visitSettingsTexts);
  const api = useApi();
  const [fields, setFields] = useState({
    name: counter?.name ?? '',
    nameEn: counter?.nameEn ?? '',
    prefix: counter?.prefix ?? '',
  });
  const [run, setRun] = useState(counter?.priorityRun.toString() ?? usualRun);
  const priorityRun = wholeNumber(run);
  const checked = useCheckedSave(
    queue.addCounter.input,
    (input) => (counter ? api.queue.editCounter({ ...input, id: counter.id }) : api.queue.addCounter(input)),
    [...Object.keys(fields), 'priorityRun'],
  );
  const put = (part: Partial<typeof fields>) => setFields((current) => ({ ...current, ...part }));
  return (
    <PanelForm
      checked={checked}
      retired={counter && !counter.active}
      onRetire={(active) => (counter ? api.queue.editCounter({ id: counter.id, active }) : Promise.resolve())}
      onSave={async () => priorityRun !== undefined && (await checked.save({ ...fields, priorityRun }))}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        value={fields.name}
        required
        autoFocus
        error={checked.problem('name')}
        onChange={(name) => put({ name })}
      />
      <TextField
        label={t('nameEn')}
        value={fields.nameEn}
        required
        error={checked.problem('nameEn')}
        onChange={(nameEn) => put({ nameEn })}
      />
      <TextField
        label={t('prefix')}
        value={fields.prefix}
        required
        maxLength={1}
        hint={t('prefix.hint')}
        error={checked.problem('prefix')}
        onChange={(prefix) => put({ prefix })}
      />
      <TextField
        label={t('priorityRun')}
        value={run}
        inputMode="numeric"
        hint={t('priorityRun.hint')}
        error={priorityRun === undefined ? t('priorityRun.wrong') : checked.problem('priorityRun')}
        onChange={setRun}
      />
    </PanelForm>
  );
}
