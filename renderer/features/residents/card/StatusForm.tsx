/** Lives here, away, moved, died: since when, and what follows from it. */
import { useState } from 'react';
import { type Card, codesOf, type Status, statuses } from '../../../../db/residents/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { cardTexts } from '../cardTexts.ts';

interface Props {
  card: Card;
  opened: boolean;
  onClose(): void;
}

export function StatusForm({ card, opened, onClose }: Props) {
  const t = useText(cardTexts);
  const say = useSay();
  const today = useToday();
  const [status, setStatus] = useState<Status>(card.status);
  const [since, setSince] = useState<string | null>(null);
  const before = { status: card.status, since: card.statusSince };
  const save = useDeskCommand('residents', 'setStatus');

  async function submit() {
    await save.mutateAsync({ id: card.id, status, since: since ?? today });
    notify({
      text: t('status.saved', { name: card.name, status: say(statuses[status]) }),
      undo: () => save.mutateAsync({ id: card.id, ...before }),
    });
    onClose();
  }

  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      title={t('status.change')}
      footer={<ActionButton kind="primary" label={t('save')} keys="Mod+S" whileTyping onAction={submit} />}
    >
      {save.error && <ErrorNote error={save.error} />}
      <Form label={t('status.change')}>
        <Field
          label={t('status')}
          hint={status === 'moved' || status === 'died' ? t('status.endsStay') : undefined}
        >
          {() => (
            <Segmented
              label={t('status')}
              options={codesOf(statuses).map((value) => ({ value, label: say(statuses[value]) }))}
              value={status}
              onChange={(value) => setStatus(value)}
            />
          )}
        </Field>
        <DateField label={t('status.since')} value={since ?? today} onChange={setSince} max={today} />
      </Form>
    </SidePanel>
  );
}
