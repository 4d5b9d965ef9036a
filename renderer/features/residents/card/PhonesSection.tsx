/** Phones: several, each with whose it is, in the order in which they are called. */
import { useState } from 'react';
import { guardianAge, type Card as ResidentCard } from '../../../../db/residents/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { cardTexts } from '../cardTexts.ts';
import { MaskedNumber } from '../parts/MaskedNumber.tsx';
import { RowMenu } from '../parts/RowMenu.tsx';
import css from './Rows.module.css';

export function PhonesSection({ card, editable }: { card: ResidentCard; editable: boolean }) {
  const t = useText(cardTexts);
  const [adding, setAdding] = useState(false);
  const end = useDeskCommand('residents', 'endPhone');
  const edit = useDeskCommand('residents', 'editPhone');
  // Of an erased person the entry stays, without a number.
  const inUse = card.phones.filter(({ endedAt, number }) => endedAt === null && number !== '');

  async function stopUsing(id: string) {
    await end.mutateAsync({ id, inUse: false });
    notify({ text: t('phone.ended'), undo: () => end.mutateAsync({ id, inUse: true }) });
  }
  return (
    <Card
      title={t('phones')}
      actions={editable && <ActionButton label={t('phone.add')} onAction={() => setAdding(true)} />}
    >
      {inUse.length === 0 && <p className={css.none}>{t('phone.none')}</p>}
      <ul className={css.rows}>
        {inUse.map((phone, at) => (
          <li key={phone.id} className={css.row}>
            <span className={css.said}>
              <MaskedNumber
                masked={phone.number}
                reveal={{ what: 'phone', id: card.id, phoneId: phone.id }}
                needsReason={card.age !== null && card.age < guardianAge}
                allowed={editable}
              />
              <span className={css.quiet}>{phone.label}</span>
              {at === 0 && inUse.length > 1 && <Tag tone="accent">{t('phone.first')}</Tag>}
            </span>
            {editable && (
              <RowMenu
                label={t('row.more', { name: phone.number })}
                choices={[
                  ...(at > 0
                    ? [
                        {
                          label: t('phone.makeFirst'),
                          onChoose: () => edit.mutateAsync({ id: phone.id, first: true }),
                        },
                      ]
                    : []),
                  { label: t('phone.end'), onChoose: () => stopUsing(phone.id) },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      <AddPhone card={card} opened={adding} onClose={() => setAdding(false)} />
    </Card>
  );
}

function AddPhone({ card, opened, onClose }: { card: ResidentCard; opened: boolean; onClose(): void }) {
  const t = useText(cardTexts);
  const [number, setNumber] = useState('');
  const [label, setLabel] = useState('');
  const add = useDeskCommand('residents', 'addPhone', {
    onSuccess: () => {
      setNumber('');
      setLabel('');
      onClose();
    },
  });
  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      title={t('phone.add')}
      footer={
        <ActionButton
          kind="primary"
          label={t('save')}
          keys="Mod+S"
          whileTyping
          onAction={() => add.mutate({ residentId: card.id, number, label, first: false })}
        />
      }
    >
      {add.error && <ErrorNote error={add.error} />}
      <Form label={t('phone.add')}>
        <TextField label={t('phone.number')} value={number} onChange={setNumber} inputMode="tel" autoFocus />
        <TextField label={t('phone.label')} value={label} onChange={setLabel} />
      </Form>
    </SidePanel>
  );
}
