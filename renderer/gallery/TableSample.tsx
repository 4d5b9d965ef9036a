/** Five thousand neighbours in one table. */
import { IconDownload, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Card } from '../ui/Card.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Page } from '../ui/Page.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import type { Column } from '../ui/tableColumns.ts';
import { WhenText } from '../ui/When.tsx';
import { type SamplePerson, samplePeople } from './people.ts';
import { SampleFrame } from './SampleFrame.tsx';

const people = samplePeople(5_000);

const columns: readonly Column<SamplePerson>[] = [
  { key: 'name', title: '姓名', width: '7rem', cell: (row) => row.name, sortBy: (row) => row.name },
  { key: 'sex', title: '性别', width: '4rem', cell: (row) => row.sex },
  {
    key: 'age',
    title: '年龄',
    width: '5rem',
    align: 'end',
    cell: (row) => row.age,
    sortBy: (row) => row.age,
  },
  {
    key: 'address',
    title: '住址',
    width: 'minmax(9rem, 2fr)',
    cell: (row) => row.address,
    sortBy: (row) => row.address,
  },
  { key: 'phone', title: '电话', width: '8.5rem', cell: (row) => row.phone },
  { key: 'tag', title: '类别', cell: (row) => row.tag && <Tag tone="attention">{row.tag}</Tag> },
  {
    key: 'visit',
    title: '上次来访',
    width: '8rem',
    cell: (row) => row.lastVisit !== null && <WhenText at={row.lastVisit} />,
    sortBy: (row) => row.lastVisit,
  },
];

export default function TableSample() {
  const [status, setStatus] = useState('here');
  const [shown, setShown] = useState<SamplePerson | null>(null);
  return (
    <SampleFrame>
      <Page
        title="居民"
        subtitle="在册 5,000 人"
        actions={
          <>
            <ActionButton label="导出" icon={<IconDownload size={18} />} onAction={() => {}} />
            <ActionButton
              label="新登记"
              keys="Alt+N"
              kind="primary"
              icon={<IconUserPlus size={18} />}
              onAction={() => {}}
            />
          </>
        }
      >
        <Toolbar>
          <Segmented
            label="状态"
            options={[
              { value: 'all', label: '全部', count: 5_000 },
              { value: 'here', label: '在住', count: 4_612 },
              { value: 'away', label: '外出', count: 301 },
              { value: 'moved', label: '迁出', count: 87 },
            ]}
            value={status}
            onChange={setStatus}
          />
        </Toolbar>
        <Card flush>
          <DataTable
            label="居民"
            rows={status === 'moved' ? [] : status === 'away' ? undefined : people}
            columns={columns}
            rowKey={(row) => row.id}
            onOpen={setShown}
            openKey={shown?.id ?? null}
          />
        </Card>
      </Page>
      <SidePanel
        opened={shown !== null}
        onClose={() => setShown(null)}
        title={shown?.name ?? ''}
        footer={<ActionButton label="打开档案" keys="Mod+Enter" kind="primary" onAction={() => {}} />}
      >
        {shown?.address}
      </SidePanel>
    </SampleFrame>
  );
}
