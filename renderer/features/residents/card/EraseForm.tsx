/** Takes a person's data out for good: says what goes and what stays, asks why, and wants the name typed (PIPL art. 47). */
import { useState } from 'react';
import { type ErasureReason, erasureReasons } from '../../../../db/erasure/contract.ts';
import type { Card } from '../../../../db/residents/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { eraseTexts } from '../eraseTexts.ts';
import css from './EraseForm.module.css';

interface Props {
  card: Card;
  opened: boolean;
  onClose(): void;
  /** The card tells nothing any more. */
  onErased(): void;
}

export function EraseForm({ card, opened, onClose, onErased }: Props) {
  const t = useText(eraseTexts);
  const [reason, setReason] = useState<ErasureReason | null>(null);
  const [typed, setTyped] = useState('');
  const erase = useDeskCommand('erasure', 'erase', {
    onSuccess: () => {
      notify({ text: t('done') });
      onErased();
    },
  });
  // Once it is done there is nothing left to plan, and asking would be refused.
  const planning = opened && !erase.isPending && !erase.isSuccess;
  const { data: plan } = useDeskQuery('erasure', 'plan', { residentId: card.id }, { enabled: planning });
  const owes = plan !== undefined && (plan.balanceFen !== 0 || plan.owedFen !== 0);
  const count = plan?.rows.reduce((sum, row) => sum + row.count, 0) ?? 0;
  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      title={t('title', { name: card.name })}
      footer={
        <ActionButton
          kind="danger"
          label={t('do')}
          disabled={!plan || owes || reason === null || typed.trim() !== card.name || erase.isPending}
          onAction={() => reason && erase.mutate({ residentId: card.id, reason, typed })}
        />
      }
    >
      {erase.error && <ErrorNote error={erase.error} />}
      <div className={css.told}>
        <p className={css.lead}>{t('lead')}</p>
        {owes && (
          <p className={css.lead} role="alert">
            {t('money')}
          </p>
        )}
        <Points title={t('goes')} points={[t('goes.card'), t('goes.said'), t('goes.logs')]} />
        <Points title={t('stays')} points={[t('stays.counts'), t('stays.paper')]} />
        <p className={css.quiet}>{plan && t('count', { count })}</p>
      </div>
      <Form label={t('menu')}>
        <SelectField
          label={t('reason')}
          options={erasureReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
          value={reason}
          onChange={(value) => setReason(value)}
          required
        />
        <TextField
          label={t('typed')}
          hint={t('typed.hint', { name: card.name })}
          value={typed}
          onChange={setTyped}
          required
        />
      </Form>
    </SidePanel>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <section>
      <h3 className={css.head}>{title}</h3>
      <ul className={css.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
