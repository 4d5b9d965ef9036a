/** Training and insurance that runs out soon or has run out, soonest first. */
import { IconShieldCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { volunteers } from '../../../../db/volunteers/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { volunteersTexts } from '../texts.ts';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';

type Row = OutputOf<typeof volunteers.expiring>[number];

export function ExpiringCard({ onOpen }: { onOpen(volunteerId: string): void }) {
  const t = useText(peopleTexts);
  const { data } = useDeskQuery('volunteers', 'expiring', {});
  return (
    <Card flush>
      <DataTable
        label={t('view.expiring')}
        rows={data}
        columns={useColumns()}
        rowKey={(row) => row.record.id}
        onOpen={(row) => onOpen(row.volunteer.id)}
        empty={<EmptyState icon={<IconShieldCheck size={40} />} sentence={t('expiring.none')} />}
      />
    </Card>
  );
}

function useColumns(): Column<Row>[] {
  const t = useText(peopleTexts);
  const words = useText(volunteersTexts);
  return useMemo(
    () => [
      {
        key: 'day',
        title: t('expiring.day'),
        width: '14rem',
        cell: ({ record }) => (
          <span className={css.tags}>
            {record.expiresOn} <ExpiryTag expiry={record.expiry} />
          </span>
        ),
        sortBy: ({ record }) => record.expiresOn,
      },
      {
        key: 'name',
        title: words('volunteer'),
        width: '9rem',
        cell: ({ volunteer }) => <span className={css.name}>{volunteer.person.name}</span>,
        sortBy: ({ volunteer }) => volunteer.person.name,
      },
      {
        key: 'what',
        title: t('expiring.what'),
        cell: ({ record }) => `${t(`record.${record.kind}`)} · ${record.title}`,
        sortBy: ({ record }) => record.kind + record.title,
      },
      {
        key: 'teams',
        title: t('col.teams'),
        cell: ({ volunteer }) => volunteer.teams.map(({ name }) => name).join('、'),
      },
    ],
    [t, words],
  );
}

export function ExpiryTag({ expiry }: { expiry: Row['record']['expiry'] }) {
  const t = useText(peopleTexts);
  if (expiry === 'soon') return <Tag tone="attention">{t('expiry.soon')}</Tag>;
  return expiry === 'expired' && <Tag tone="danger">{t('expiry.expired')}</Tag>;
}
