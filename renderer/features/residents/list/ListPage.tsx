/** The register (居民): everyone the centre knows, narrowed by what is asked for. Enter opens a card. */
import { IconFileImport, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { ResidentLine } from '../../../../db/residents/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { ExportButton } from '../../exchange/ExportButton.tsx';
import { residentsTexts } from '../texts.ts';
import { Filters } from './Filters.tsx';
import { everyone, useListView } from './filterState.ts';
import { useListColumns } from './useListColumns.tsx';
import { type RegisterSort, useRegister } from './useRegister.ts';

const sorts: readonly RegisterSort['by'][] = ['name', 'address', 'age', 'statusSince', 'createdAt'];

export default function ListPage() {
  const t = useText(residentsTexts);
  const [, navigate] = useLocation();
  const { value: view, set } = useListView('list', everyone);
  const { rows, total, readOn, error } = useRegister(view.filter, view.sort);
  const columns = useListColumns();
  const everybody = Object.keys(view.filter).length <= 1;

  return (
    <Page
      title={t('title')}
      subtitle={rows && t('list.total', { count: total })}
      actions={
        <>
          <ActionButton
            label={t('list.import')}
            icon={<IconFileImport size={18} />}
            onAction={() => navigate('/exchange/import')}
          />
          <ActionButton
            label={t('list.new')}
            kind="primary"
            keys="N"
            icon={<IconUserPlus size={18} />}
            onAction={() => navigate('/residents/new')}
          />
        </>
      }
    >
      <Toolbar
        end={<ExportButton list={{ kind: 'residents', filter: view.filter, full: false, reason: '' }} />}
      >
        <Filters filter={view.filter} onChange={(filter) => set((now) => ({ ...now, filter }))} />
      </Toolbar>
      {error && <ErrorNote error={error} />}
      <Card flush>
        <DataTable<ResidentLine>
          label={t('title')}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/residents/${row.id}`)}
          total={total}
          onReachEnd={readOn}
          sort={{ key: view.sort.by, descending: view.sort.descending }}
          onSort={({ key, descending }) => {
            const by = sorts.find((sort) => sort === key);
            if (by) set((now) => ({ ...now, sort: { by, descending } }));
          }}
          empty={
            everybody ? (
              <EmptyState
                icon={<IconUsers />}
                sentence={t('list.empty')}
                action={
                  <ActionButton
                    kind="primary"
                    label={t('list.import')}
                    icon={<IconFileImport size={18} />}
                    onAction={() => navigate('/exchange/import')}
                  />
                }
              />
            ) : (
              <EmptyState
                icon={<IconUsers />}
                sentence={t('list.noneLeft')}
                action={<ActionButton label={t('list.clear')} onAction={() => set(() => everyone)} />}
              />
            )
          }
        />
      </Card>
    </Page>
  );
}
