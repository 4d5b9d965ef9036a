/** Below what a balance is listed as low. */
import { useDeskCommand, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { Form } from '../../ui/Form.tsx';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { notify } from '../../ui/notify.tsx';
import { paymentsTexts } from './texts.ts';

const useLowDraft = defineDraft<number | null>();

export default function LowBalanceSection() {
  const t = useText(paymentsTexts);
  const saved = useDeskQuery('centre', 'settings', {}).data?.lowBalanceFen ?? null;
  const draft = useLowDraft('low', saved);
  const change = useDeskCommand('centre', 'changeSettings');
  const { value } = draft;
  async function save() {
    if (value === null) return;
    await change.mutateAsync({ lowBalanceFen: value });
    draft.clear();
    notify({ text: t('setting.saved') });
  }
  return (
    <Card title={t('settingTitle')}>
      <Form
        label={t('settingTitle')}
        actions={
          <ActionButton
            kind="primary"
            label={t('setting.save')}
            keys="Mod+S"
            whileTyping
            disabled={!draft.dirty || value === null}
            onAction={save}
          />
        }
      >
        <MoneyField label={t('setting.low')} value={value} onChange={(fen) => draft.set(() => fen)} />
      </Form>
    </Card>
  );
}
