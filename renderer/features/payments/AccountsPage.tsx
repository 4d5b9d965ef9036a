/** Meal accounts (账户): what everybody has on the balance and owes. A scan or a name opens one. */
import { TextInput } from '@mantine/core';
import { IconSearch, IconWallet } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { useTakesPick } from '../../state/residentPick.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { grouped, yuan } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Stat, StatRow } from '../../ui/Stat.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { Money, WhenText } from '../../ui/When.tsx';
import { ExportButton } from '../exchange/ExportButton.tsx';
import { StatusTag } from '../residents/parts/StatusTag.tsx';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import css from './AccountsPage.module.css';

import { paymentsTexts } from './texts.ts';
import { type AccountLine, type AccountsView, useAccounts } from './useAccounts.ts';

const everything: AccountsView = {
  filter: { show: 'all', text: '' },
  sort: { by: 'name', descending: false },
};
/** What was asked for stays while one looks into an account. */
const useView = defineDraft<AccountsView>();
const sorts = ['name', 'balance', 'owed', 'lastAt'] as const;
const shown = ['all', 'owing', 'low', 'overdrawn'] as const;

function useColumns(): Column<AccountLine>[] {
  const t = useText(paymentsTexts);
  const facts = usePersonFacts();
  const never = () => null;
  return [
    {
      key: 'name',
      title: t('name'),
      width: 'minmax(14rem, 2fr)',
      sortBy: never,
      cell: ({ person }) => (
        <span className={css.person}>
          <b>{person.name}</b>
          <span className={css.facts}>{facts({ ...person, address: '' })}</span>
          <StatusTag status={person.status} />
        </span>
      ),
    },
    { key: 'address', title: t('address'), width: 'minmax(9rem, 1fr)', cell: ({ person }) => person.address },
    {
      key: 'balance',
      title: t('balance'),
      width: '9rem',
      align: 'end',
      sortBy: never,
      cell: ({ balanceFen }) => (
        <span className={css.figure} data-below={balanceFen < 0 || undefined}>
          <Money fen={balanceFen} />
        </span>
      ),
    },
    {
      key: 'owed',
      title: t('owed'),
      width: '9rem',
      align: 'end',
      sortBy: never,
      cell: ({ owedFen }) => (owedFen === 0 ? '' : <Money fen={owedFen} />),
    },
    {
      key: 'lastAt',
      title: t('last'),
      width: '10rem',
      align: 'end',
      sortBy: never,
      cell: ({ lastAt }) => lastAt !== null && <WhenText at={lastAt} />,
    },
  ];
}

export default function AccountsPage() {
  const t = useText(paymentsTexts);
  const [, navigate] = useLocation();
  const { value: view, set, clear } = useView('accounts', everything);
  const { rows, total, sums, readOn, error } = useAccounts(view);
  const columns = useColumns();
  const { filter, sort } = view;
  const narrow = (more: Partial<AccountsView['filter']>) =>
    set((now) => ({ ...now, filter: { ...now.filter, ...more } }));
  const open = (id: string) => navigate(`/canteen/accounts/${id}`);
  useTakesPick(open);
  const narrowed = filter.show !== 'all' || filter.text !== '';

  return (
    <Page title={t('accounts')} subtitle={sums && t('list.total', { count: sums.people })}>
      {sums && (
        <StatRow>
          <Stat label={t('sum.balance')} value={yuan(sums.balanceFen)} />
          <Stat
            label={t('sum.owed')}
            value={yuan(sums.owedFen)}
            tone={sums.owedFen > 0 ? 'attention' : 'neutral'}
            onOpen={() => narrow({ show: 'owing' })}
          />
          <Stat
            label={t('sum.overdrawn')}
            value={grouped(sums.overdrawn)}
            {...(sums.overdrawn > 0 ? { tone: 'danger', note: t('sum.overdrawnNote') } : {})}
            onOpen={() => narrow({ show: 'overdrawn' })}
          />
        </StatRow>
      )}
      <Toolbar end={<ExportButton list={{ kind: 'purses', filter }} />}>
        <Segmented
          label={t('show.label')}
          quiet
          value={filter.show}
          onChange={(show) => narrow({ show })}
          options={shown.map((value) => ({ value, label: t(`show.${value}`) }))}
        />
        <TextInput
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          leftSection={<IconSearch size={16} />}
          value={filter.text}
          onChange={(event) => narrow({ text: event.currentTarget.value })}
          autoComplete="off"
        />
      </Toolbar>
      {error && <ErrorNote error={error} />}
      <Card flush>
        <DataTable<AccountLine>
          label={t('accounts')}
          rows={rows}
          columns={columns}
          rowKey={({ person }) => person.id}
          onOpen={({ person }) => open(person.id)}
          total={total}
          onReachEnd={readOn}
          sort={{ key: sort.by, descending: sort.descending }}
          onSort={({ key, descending }) => {
            const by = sorts.find((known) => known === key);
            if (by) set((now) => ({ ...now, sort: { by, descending } }));
          }}
          empty={
            narrowed ? (
              <EmptyState
                icon={<IconWallet />}
                sentence={t('list.none')}
                action={<ActionButton label={t('list.clear')} onAction={clear} />}
              />
            ) : (
              <EmptyState icon={<IconWallet />} sentence={t('list.empty')} />
            )
          }
        />
      </Card>
    </Page>
  );
}
