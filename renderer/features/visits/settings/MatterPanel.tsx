/** A matter: its names, what to bring, and how long it usually takes. */
import { useState } from 'react';
import { matters } from '../../../../db/matters/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useNameOf } from '../nameOf.ts';
import type { Group, Matter } from './MattersSection.tsx';
import { PanelForm } from './PanelForm.tsx';
import { visitSettingsTexts } from './texts.ts';
import { useCheckedSave } from './useCheckedSave.ts';
import { wholeNumber } from './wholeNumber.ts';

interface Props {
  /** Null: closed. */
  matter: Matter | 'new' | null;
  groupId: string;
  groups: readonly Group[];
  onClose(): void;
}

export function MatterPanel({ matter, onClose, ...rest }: Props) {
  const t = useText(visitSettingsTexts);
  return (
    <SidePanel
      opened={matter !== null}
      onClose={onClose}
      title={matter === 'new' ? t('matter.add') : t('matter.edit')}
    >
      {matter !== null && (
        <MatterForm matter={matter === 'new' ? null : matter} onClose={onClose} {...rest} />
      )}
    </SidePanel>
  );
}

function MatterForm({ matter, groupId, groups, onClose }: Omit<Props, 'matter'> & { matter: Matter | null }) {
  const t = useText(visitSettingsTexts);
  const nameOf = useNameOf();
  const api = useApi();
  const [fields, setFields] = useState({
    groupId: matter?.groupId ?? groupId,
    name: matter?.name ?? '',
    nameEn: matter?.nameEn ?? '',
    papers: matter?.papers ?? '',
    papersEn: matter?.papersEn ?? '',
  });
  const [days, setDays] = useState(matter?.dueDays?.toString() ?? '');
  const dueDays = days.trim() === '' ? null : wholeNumber(days);
  const checked = useCheckedSave(
    matters.addMatter.input,
    (input) => (matter ? api.matters.editMatter({ ...input, id: matter.id }) : api.matters.addMatter(input)),
    [...Object.keys(fields), 'dueDays'],
  );
  const put = (part: Partial<typeof fields>) => setFields((current) => ({ ...current, ...part }));
  return (
    <PanelForm
      checked={checked}
      retired={matter && !matter.active}
      onRetire={(active) => (matter ? api.matters.editMatter({ id: matter.id, active }) : Promise.resolve())}
      onSave={async () => dueDays !== undefined && (await checked.save({ ...fields, dueDays }))}
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
      <SelectField
        label={t('inGroup')}
        options={groups.map((group) => ({ value: group.id, label: nameOf(group) }))}
        value={fields.groupId}
        error={checked.problem('groupId')}
        onChange={(chosen) => put({ groupId: chosen })}
      />
      <TextField
        label={t('papers')}
        value={fields.papers}
        lines
        error={checked.problem('papers')}
        onChange={(papers) => put({ papers })}
      />
      <TextField
        label={t('papersEn')}
        value={fields.papersEn}
        lines
        error={checked.problem('papersEn')}
        onChange={(papersEn) => put({ papersEn })}
      />
      <TextField
        label={t('dueDays')}
        value={days}
        inputMode="numeric"
        hint={t('dueDays.hint')}
        error={dueDays === undefined ? t('dueDays.wrong') : checked.problem('dueDays')}
        onChange={setDays}
      />
    </PanelForm>
  );
}
