/** Everyone who may sign in at this centre, for the manager. */

import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { accounts } from '../../../db/accounts/contract.ts';
import type { OutputOf } from '../../../db/core/procedure.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { shellTexts } from '../../shell/texts.ts';
import { useNow } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { clockTime } from '../../ui/format.ts';
import { Tag } from '../../ui/Tag.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { WhenText } from '../../ui/When.tsx';
import { ExportButton } from '../exchange/ExportButton.tsx';
import { AccountPanel } from './AccountPanel.tsx';
import css from './AccountsSection.module.css';
import { type Given, TemporaryPin } from './TemporaryPin.tsx';
import { accountsTexts } from './texts.ts';

export type Account = OutputOf<typeof accounts.list>[number];

export default function AccountsSection() {
  const t = useText(accountsTexts);
  const list = useDeskQuery('accounts', 'list', {});
  const columns = useColumns();
  const [openId, setOpenId] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [given, setGiven] = useState<Given | null>(null);
  const account = list.data?.find(({ id }) => id === openId) ?? null;

  return (
    <Card
      title={t('accounts')}
      flush
      actions={
        <>
          <ExportButton list={{ kind: 'accounts' }} />
          <ActionButton
            label={t('accounts.add')}
            keys="N"
            kind="primary"
            icon={<IconUserPlus size={18} />}
            onAction={() => setAdding(true)}
          />
        </>
      }
    >
      {list.error && <ErrorNote error={list.error} />}
      {list.data?.length === 1 && <p className={css.onlyYou}>{t('accounts.onlyYou')}</p>}
      <DataTable
        label={t('accounts.list')}
        rows={list.data}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpenId(id)}
        openKey={openId}
      />
      <AccountPanel
        account={account}
        opened={adding || account !== null}
        onClose={() => {
          setAdding(false);
          setOpenId(null);
        }}
        onGiven={setGiven}
      />
      <TemporaryPin given={given} onClose={() => setGiven(null)} />
    </Card>
  );
}

function useColumns(): Column<Account>[] {
  const t = useText(accountsTexts);
  const roleName = useText(shellTexts);
  return [
    {
      key: 'name',
      title: t('accounts.name'),
      width: 'minmax(8rem, 2fr)',
      cell: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      key: 'role',
      title: t('accounts.role'),
      cell: ({ role }) => roleName(`role.${role}`),
      sortBy: ({ role }) => roleName(`role.${role}`),
    },
    { key: 'secret', title: t('accounts.secret'), width: '7rem', cell: ({ secret }) => t(secret) },
    {
      key: 'state',
      title: t('accounts.state'),
      width: 'minmax(12rem, 2fr)',
      cell: (account) => <State account={account} />,
    },
    {
      key: 'since',
      title: t('accounts.since'),
      width: '8rem',
      cell: ({ createdAt }) => <WhenText at={createdAt} />,
      sortBy: ({ createdAt }) => createdAt,
    },
  ];
}

function State({ account }: { account: Account }) {
  const t = useText(accountsTexts);
  const now = useNow((clock) => clock.now);
  const { account: me, zone } = useSession();
  const { active, lockedUntil, mustChange } = account;
  return (
    <span className={css.state}>
      {active ? t('state.on') : <Tag>{t('state.off')}</Tag>}
      {lockedUntil !== null && lockedUntil > now && (
        <Tag tone="danger">{t('state.lockedUntil', { time: clockTime(lockedUntil, zone) })}</Tag>
      )}
      {active && mustChange && <Tag tone="attention">{t('state.mustChange')}</Tag>}
      {account.id === me?.id && <Tag tone="accent">{t('state.you')}</Tag>}
    </span>
  );
}
