/** Ends a rule from a day on, with the reason: nothing is deleted, the end is a version of its own. */
import { useState } from 'react';
import { type RuleVersion, subsidies } from '../../../../db/subsidies/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useSchemaProblem } from '../../../ui/useSchemaProblem.ts';
import { newId } from '../../visits/newId.ts';
import { useRuleName } from '../useRuleName.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import { ruleTexts } from './texts.ts';

interface Props {
  opened: boolean;
  latest: RuleVersion;
  onClose(): void;
  onDone(): void;
}

const { reason: reasonField, from: fromField } = subsidies.retire.input.shape;

export function RetireDialog({ opened, latest, onClose, onDone }: Props) {
  const t = useText(ruleTexts);
  const nameOf = useRuleName();
  const schemaProblem = useSchemaProblem();
  const today = useToday();
  const retire = useDeskCommand('subsidies', 'retire');
  const [id] = useState(newId);
  const [from, setFrom] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const name = nameOf(latest);

  async function confirm() {
    setTried(true);
    if (from === null || !reasonField.safeParse(reason).success) return;
    const { ruleId, version } = latest;
    await retire.mutateAsync({ id, ruleId, follows: version, from, reason });
    notify({ text: t('rule.retired', { name, day: from }) });
    onDone();
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={t('rule.retireTitle', { name })}
      confirm={t('rule.retire')}
      danger
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Form label={t('rule.retireTitle', { name })}>
        <p>{t('rule.retireNote')}</p>
        <DateField
          label={t('rule.retireFrom')}
          value={from}
          onChange={setFrom}
          error={tried ? schemaProblem(fromField, from ?? '') : null}
          required
        />
        <TextField
          label={t('reason')}
          value={reason}
          onChange={setReason}
          error={tried ? schemaProblem(reasonField, reason) : null}
          required
        />
        <PreviewPanel change={{ kind: 'retire', ruleId: latest.ruleId }} brief />
      </Form>
    </ConfirmDialog>
  );
}
