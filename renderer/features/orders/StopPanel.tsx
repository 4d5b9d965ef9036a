/** One sentence about a stop: where the meal is left, or why it was not delivered. */
import { useState } from 'react';
import type { MealTime } from '../../../db/menu/contract.ts';
import { type Delivery, orders } from '../../../db/orders/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { newId } from '../visits/newId.ts';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import { ordersTexts } from './texts.ts';

export interface StopQuestion {
  kind: 'note' | 'undelivered';
  stop: Delivery;
}

interface Props {
  question: StopQuestion | null;
  day: string;
  meal: MealTime;
  onClose(): void;
}

export function StopPanel({ question, day, meal, onClose }: Props) {
  const t = useText(ordersTexts);
  const title = question?.kind === 'undelivered' ? t('stop.undelivered') : t('stop.note');
  return (
    <SidePanel
      opened={question !== null}
      onClose={onClose}
      title={`${title} · ${question?.stop.person.name ?? ''}`}
    >
      {question && <StopForm question={question} day={day} meal={meal} onClose={onClose} />}
    </SidePanel>
  );
}

function StopForm({ question: { kind, stop }, day, meal, onClose }: Props & { question: StopQuestion }) {
  const t = useText(ordersTexts);
  const api = useApi();
  const residentId = stop.person.id;
  const [text, setText] = useState(kind === 'note' ? stop.stopNote : '');
  const checked = useCheckedSave(
    orders.undelivered.input,
    (input) =>
      kind === 'undelivered'
        ? api.orders.undelivered(input)
        : api.orders.noteStop({ residentId, note: input.why }),
    ['why'],
  );
  async function save() {
    // An empty note takes the note away; an empty reason is refused.
    if (kind === 'note' && text.trim() === '') await api.orders.noteStop({ residentId, note: '' });
    else if (!(await checked.save({ id: newId(), residentId, day, meal, why: text }))) return;
    notify({ text: t('stop.saved') });
    onClose();
  }
  return (
    <Form
      label={kind === 'undelivered' ? t('stop.undelivered') : t('stop.note')}
      actions={
        <>
          <ActionButton label={t('cancel')} kind="quiet" onAction={onClose} />
          <ActionButton label={t('save')} keys="Mod+Enter" kind="primary" onAction={save} />
        </>
      }
    >
      <TextField
        label={kind === 'undelivered' ? t('stop.why') : t('stop.note')}
        value={text}
        autoFocus
        lines
        maxLength={200}
        hint={kind === 'undelivered' ? t('stop.whyHint') : t('stop.noteHint')}
        error={checked.problem('why')}
        onChange={setText}
      />
      {checked.error && <ErrorNote error={checked.error} />}
    </Form>
  );
}
