/** The catalogue of matters: groups at the left, the matters of the chosen group at the right, both in their order. */
import { IconFolderPlus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { matters } from '../../../../db/matters/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { useNotifyError } from '../../../ui/notify.tsx';
import { Columns } from '../../../ui/Page.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useNameOf } from '../nameOf.ts';
import { GroupPanel } from './GroupPanel.tsx';
import { MatterPanel } from './MatterPanel.tsx';
import { OrderedList } from './OrderedList.tsx';
import { visitSettingsTexts } from './texts.ts';

export type Group = OutputOf<typeof matters.list>[number];
export type Matter = Group['matters'][number];

export default function MattersSection() {
  const t = useText(visitSettingsTexts);
  const nameOf = useNameOf();
  const api = useApi();
  const notifyError = useNotifyError();
  const groups = useDeskQuery('matters', 'list', {}).data;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [editing, setEditing] = useState<Group | 'new' | null>(null);
  const chosen = groups?.find(({ id }) => id === chosenId) ?? groups?.[0] ?? null;
  return (
    <>
      <Columns template="19rem minmax(0, 1fr)">
        <Card
          title={t('groups')}
          actions={
            <ActionButton
              label={t('group.add')}
              icon={<IconFolderPlus size={18} />}
              onAction={() => setEditing('new')}
            />
          }
          flush
        >
          {groups?.length === 0 && <EmptyState icon={<IconFolderPlus />} sentence={t('group.none')} />}
          <OrderedList
            label={t('groups')}
            chosen={chosen?.id ?? null}
            onChoose={setChosenId}
            onEdit={(id) => setEditing(groups?.find((group) => group.id === id) ?? null)}
            onOrder={(ids) => void api.matters.orderGroups({ ids }).catch(notifyError)}
            items={(groups ?? []).map((group) => ({
              id: group.id,
              name: nameOf(group),
              detail: group.active
                ? t('group.matters', { count: group.matters.filter(({ active }) => active).length })
                : t('retired'),
              mark: <Kbd keys={group.key} />,
              retired: !group.active,
            }))}
          />
        </Card>
        {chosen ? <GroupMatters group={chosen} groups={groups ?? []} /> : <Card>{null}</Card>}
      </Columns>
      <GroupPanel
        key={editing === null ? 'closed' : editing === 'new' ? 'new' : editing.id}
        group={editing}
        onClose={() => setEditing(null)}
      />
    </>
  );
}

function GroupMatters({ group, groups }: { group: Group; groups: readonly Group[] }) {
  const t = useText(visitSettingsTexts);
  const nameOf = useNameOf();
  const api = useApi();
  const notifyError = useNotifyError();
  const [editing, setEditing] = useState<Matter | 'new' | null>(null);
  return (
    <>
      <Card
        title={nameOf(group)}
        subtitle={t('order.hint')}
        actions={
          <ActionButton
            label={t('matter.add')}
            kind="primary"
            icon={<IconPlus size={18} />}
            onAction={() => setEditing('new')}
          />
        }
        flush
      >
        {group.matters.length === 0 && <EmptyState icon={<IconPlus />} sentence={t('matter.none')} />}
        <OrderedList
          label={nameOf(group)}
          onEdit={(id) => setEditing(group.matters.find((matter) => matter.id === id) ?? null)}
          onOrder={(ids) => void api.matters.orderMatters({ groupId: group.id, ids }).catch(notifyError)}
          items={group.matters.map((matter) => ({
            id: matter.id,
            name: nameOf(matter),
            detail: [
              nameOf({ name: matter.papers, nameEn: matter.papersEn }),
              matter.dueDays === null ? null : t('dueDays.days', { count: matter.dueDays }),
            ]
              .filter(Boolean)
              .join(' · '),
            mark: matter.active ? undefined : <Tag>{t('retired')}</Tag>,
            retired: !matter.active,
          }))}
        />
      </Card>
      <MatterPanel
        key={editing === null ? 'closed' : editing === 'new' ? 'new' : editing.id}
        matter={editing}
        groupId={group.id}
        groups={groups}
        onClose={() => setEditing(null)}
      />
    </>
  );
}
