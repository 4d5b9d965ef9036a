/** Another head: relations are told from the head, so each is proposed anew and confirmed by a person. */
import { useState } from 'react';
import type { Household } from '../../../../db/households/contract.ts';
import { codesOf, type Relation, relations } from '../../../../db/residents/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { cardTexts } from '../cardTexts.ts';

const others = codesOf(relations).filter((relation) => relation !== 'head');

interface Props {
  household: Household;
  headId: string;
  onClose(): void;
}

export function ChangeHead({ household, headId, onClose }: Props) {
  const t = useText(cardTexts);
  const say = useSay();
  const [chosen, setChosen] = useState<Readonly<Record<string, Relation>>>({});
  const { data: proposed } = useDeskQuery('households', 'proposeHead', { householdId: household.id, headId });
  const change = useDeskCommand('households', 'changeHead', { onSuccess: onClose });
  const rows = (proposed ?? []).filter(({ residentId }) => residentId !== headId);
  const relationOf = (residentId: string, proposal: Relation | null) => chosen[residentId] ?? proposal;
  const name = household.members.find(({ person }) => person.id === headId)?.person.name ?? '';

  function submit() {
    const told = rows.flatMap(({ residentId, relation }) => {
      const now = relationOf(residentId, relation);
      return now ? [{ residentId, relation: now, relationText: null }] : [];
    });
    change.mutate({ householdId: household.id, headId, relations: told });
  }
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={t('head.change', { name })}
      footer={
        <ActionButton
          kind="primary"
          label={t('save')}
          keys="Mod+S"
          whileTyping
          disabled={rows.some(({ residentId, relation }) => !relationOf(residentId, relation))}
          onAction={submit}
        />
      }
    >
      {change.error && <ErrorNote error={change.error} />}
      <p>{t('head.why', { name })}</p>
      <Form label={t('head.change', { name })}>
        {rows.map((row) => (
          <SelectField
            key={row.residentId}
            label={row.name}
            value={relationOf(row.residentId, row.relation)}
            options={others.map((value) => ({ value, label: say(relations[value]) }))}
            onChange={(relation) => setChosen((now) => ({ ...now, [row.residentId]: relation }))}
          />
        ))}
      </Form>
    </SidePanel>
  );
}
