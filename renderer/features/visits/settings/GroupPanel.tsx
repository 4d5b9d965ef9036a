/** A group of matters: its names, and the key that chooses it at the desk. */
import { useState } from 'react';
import { matters } from '../../../../db/matters/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { mayChoose } from '../desk/pageKeys.ts';
import type { Group } from './MattersSection.tsx';
import { PanelForm } from './PanelForm.tsx';
import { visitSettingsTexts } from './texts.ts';
import { useCheckedSave } from './useCheckedSave.ts';

interface Props {
  /** Null: closed. */
  group: Group | 'new' | null;
  onClose(): void;
}

export function GroupPanel({ group, onClose }: Props) {
  const t = useText(visitSettingsTexts);
  return (
    <SidePanel
      opened={group !== null}
      onClose={onClose}
      title={group === 'new' ? t('group.add') : t('group.edit')}
    >
      {group !== null && <GroupForm group={group === 'new' ? null : group} onClose={onClose} />}
    </SidePanel>
  );
}

function GroupForm({ group, onClose }: { group: Group | null; onClose(): void }) {
  const t = useText(visitSettingsTexts);
  const api = useApi();
  const [fields, setFields] = useState({
    name: group?.name ?? '',
    nameEn: group?.nameEn ?? '',
    key: group?.key ?? '',
  });
  const checked = useCheckedSave(
    matters.addGroup.input,
    (input) => (group ? api.matters.editGroup({ ...input, id: group.id }) : api.matters.addGroup(input)),
    Object.keys(fields),
  );
  const put = (part: Partial<typeof fields>) => setFields((current) => ({ ...current, ...part }));
  const keyTaken = mayChoose(fields.key) ? null : t('key.taken', { key: fields.key.toUpperCase() });
  return (
    <PanelForm
      checked={checked}
      retired={group && !group.active}
      retireWarning={t('retire.group.what')}
      onRetire={(active) => (group ? api.matters.editGroup({ id: group.id, active }) : Promise.resolve())}
      onSave={async () => keyTaken === null && (await checked.save(fields))}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        value={fields.name}
        required
        autoFocus
        error={checked.problem('name')}
        onChange={(name) => put({ name })}
      />
      <TextField
        label={t('nameEn')}
        value={fields.nameEn}
        required
        error={checked.problem('nameEn')}
        onChange={(nameEn) => put({ nameEn })}
      />
      <TextField
        label={t('key')}
        value={fields.key}
        required
        maxLength={1}
        hint={t('key.hint')}
        error={keyTaken ?? checked.problem('key')}
        onChange={(key) => put({ key })}
      />
    </PanelForm>
  );
}
