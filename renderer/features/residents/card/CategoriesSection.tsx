/** Categories: each says who said so, since when and until when; one that has expired grants nothing and says so. */
import { useState } from 'react';
import {
  type Category,
  categories,
  categoryStates,
  codesOf,
  type Card as ResidentCard,
} from '../../../../db/residents/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { shiftDay } from '../../../ui/format.ts';
import { notify } from '../../../ui/notify.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { cardTexts } from '../cardTexts.ts';
import { RowMenu } from '../parts/RowMenu.tsx';
import css from './Rows.module.css';

type Held = ResidentCard['categories'][number];

const tones = { active: 'good', soon: 'attention', expired: 'danger', future: 'neutral' } as const;

export function CategoriesSection({ card, editable }: { card: ResidentCard; editable: boolean }) {
  const t = useText(cardTexts);
  const say = useSay();
  const today = useToday();
  const [editing, setEditing] = useState<Held | 'new' | null>(null);
  const remove = useDeskCommand('residents', 'removeCategory');
  const end = useDeskCommand('residents', 'endCategory');

  async function takeOff(id: string) {
    await remove.mutateAsync({ id, removed: true });
    notify({ text: t('category.removed'), undo: () => remove.mutateAsync({ id, removed: false }) });
  }
  return (
    <Card
      title={t('categories')}
      actions={editable && <ActionButton label={t('category.add')} onAction={() => setEditing('new')} />}
    >
      {card.categories.length === 0 && <p className={css.none}>{t('category.none')}</p>}
      <ul className={css.rows}>
        {card.categories.map((held) => (
          <li key={held.id} className={css.row} data-past={held.state === 'expired' || undefined}>
            <span className={css.said}>
              <span className={css.name}>{say(categories[held.category])}</span>
              <Tag tone={tones[held.state]}>{say(categoryStates[held.state])}</Tag>
              {held.detail && <span>{held.detail}</span>}
              <span className={css.quiet}>
                {t('category.source', { source: held.source })}
                {(held.startsOn || held.expiresOn) &&
                  ` · ${held.startsOn ?? '…'} – ${held.expiresOn ?? t('openEnd')}`}
              </span>
            </span>
            {editable && (
              <RowMenu
                label={t('row.more', { name: say(categories[held.category]) })}
                choices={[
                  { label: t('edit'), onChoose: () => setEditing(held) },
                  ...(held.state === 'expired'
                    ? []
                    : [
                        {
                          label: t('category.end'),
                          onChoose: () => end.mutateAsync({ id: held.id, on: shiftDay(today, -1) }),
                        },
                      ]),
                  { label: t('category.mistake'), danger: true, onChoose: () => takeOff(held.id) },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <CategoryForm
          key={editing === 'new' ? 'new' : editing.id}
          residentId={card.id}
          held={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}

interface FormProps {
  residentId: string;
  /** Null: a new one. */
  held: Held | null;
  onClose(): void;
}

function CategoryForm({ residentId, held, onClose }: FormProps) {
  const t = useText(cardTexts);
  const say = useSay();
  const [category, setCategory] = useState<Category | null>(held?.category ?? null);
  const [detail, setDetail] = useState(held?.detail ?? '');
  const [source, setSource] = useState(held?.source ?? t('category.ownStatement'));
  const [startsOn, setStartsOn] = useState(held?.startsOn ?? null);
  const [expiresOn, setExpiresOn] = useState(held?.expiresOn ?? null);
  const add = useDeskCommand('residents', 'addCategory', { onSuccess: onClose });
  const edit = useDeskCommand('residents', 'editCategory', { onSuccess: onClose });
  const fields = { detail: detail || null, source, startsOn, expiresOn };

  function submit() {
    if (held) edit.mutate({ id: held.id, ...fields });
    else if (category) add.mutate({ residentId, category, ...fields });
  }
  const error = add.error ?? edit.error;
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={held ? say(categories[held.category]) : t('category.add')}
      footer={
        <ActionButton
          kind="primary"
          label={t('save')}
          keys="Mod+S"
          whileTyping
          disabled={category === null}
          onAction={submit}
        />
      }
    >
      {error && <ErrorNote error={error} />}
      <Form label={t('category.add')}>
        {!held && (
          <SelectField
            label={t('category')}
            value={category}
            options={codesOf(categories).map((value) => ({ value, label: say(categories[value]) }))}
            onChange={(value) => setCategory(value)}
          />
        )}
        <TextField
          label={t('category.detail')}
          hint={category === 'disabled' ? t('category.detailDisabled') : undefined}
          value={detail}
          onChange={setDetail}
        />
        <TextField label={t('category.sourceLabel')} value={source} onChange={setSource} />
        <DateField label={t('category.from')} value={startsOn} onChange={setStartsOn} />
        <DateField
          label={t('category.until')}
          hint={t('category.untilHint')}
          value={expiresOn}
          onChange={setExpiresOn}
        />
      </Form>
    </SidePanel>
  );
}
