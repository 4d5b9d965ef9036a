/** One account: its name and role, a new temporary PIN, switching it off and on. Without an account: a new one. */
import { useState } from 'react';
import { accounts } from '../../../db/accounts/contract.ts';
import type { Role } from '../../../db/core/procedure.ts';
import { useDeskCommand } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useErrorSentence } from '../../ui/errorSentence.ts';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useSchemaProblem } from '../../ui/useSchemaProblem.ts';
import { AccountActions } from './AccountActions.tsx';
import css from './AccountPanel.module.css';
import type { Account } from './AccountsSection.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { newTemporaryPin } from './strength.ts';
import type { Given } from './TemporaryPin.tsx';
import { accountsTexts } from './texts.ts';

interface Fields {
  name: string;
  role: Role;
}
const useAccountDraft = defineDraft<Fields>();
const emptyAccount: Fields = { name: '', role: 'frontDesk' };

interface Props {
  /** Null for a new account. */
  account: Account | null;
  opened: boolean;
  onClose(): void;
  /** A temporary PIN was made: it is shown once. */
  onGiven(given: Given): void;
}

export function AccountPanel({ account, opened, onClose, onGiven }: Props) {
  const t = useText(accountsTexts);
  const title = account ? t('accounts.edit', { name: account.name }) : t('accounts.add');
  return (
    <SidePanel opened={opened} onClose={onClose} title={title}>
      <AccountForm key={account?.id ?? 'new'} account={account} onClose={onClose} onGiven={onGiven} />
      {account && <AccountActions account={account} onClose={onClose} onGiven={onGiven} />}
    </SidePanel>
  );
}

function AccountForm({ account, onClose, onGiven }: Omit<Props, 'opened'>) {
  const t = useText(accountsTexts);
  const sentence = useErrorSentence();
  const schemaProblem = useSchemaProblem();
  const draft = useAccountDraft(account?.id ?? 'new', account ?? emptyAccount);
  const add = useDeskCommand('accounts', 'add');
  const edit = useDeskCommand('accounts', 'edit');
  const [tried, setTried] = useState(false);
  const { name, role } = draft.value;
  const failure = add.error ?? edit.error;
  const atName = failure?.failure.field === 'name';
  const problem = tried ? schemaProblem(accounts.add.input.shape.name, name) : null;

  async function save() {
    setTried(true);
    if (schemaProblem(accounts.add.input.shape.name, name)) return;
    if (account) {
      await edit.mutateAsync({ id: account.id, name, role });
      notify({ text: t('accounts.saved', { name }) });
    } else {
      const pin = newTemporaryPin();
      await add.mutateAsync({ name, role, secret: { kind: 'pin', value: pin } });
      onGiven({ name, pin });
    }
    draft.clear();
    onClose();
  }

  return (
    <Form
      label={t('accounts.add')}
      actions={
        <ActionButton
          label={t(account ? 'accounts.save' : 'accounts.create')}
          keys="Mod+Enter"
          kind="primary"
          disabled={account !== null && !draft.dirty}
          // What is wrong is said in the form.
          onAction={() => save().catch(() => {})}
        />
      }
    >
      <div className={css.fields}>
        <TextField
          label={t('accounts.name')}
          value={name}
          onChange={(typed) => {
            add.reset();
            edit.reset();
            draft.set((fields) => ({ ...fields, name: typed }));
          }}
          error={atName ? sentence(failure) : problem}
          hint={t('accounts.nameHint')}
          required
          autoFocus={account === null}
        />
        <RoleChoice
          value={role}
          onChange={(chosen) => draft.set((fields) => ({ ...fields, role: chosen }))}
        />
        {failure && !atName && <ErrorNote error={failure} />}
      </div>
    </Form>
  );
}
