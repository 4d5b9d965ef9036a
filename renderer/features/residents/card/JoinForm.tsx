/** Somebody moves in: found by name, related to the head. One who lives elsewhere moves out there on the same day. */
import { useState } from 'react';
import type { Household } from '../../../../db/households/contract.ts';
import { codesOf, type Relation, type ResidentLine, relations } from '../../../../db/residents/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { cardTexts } from '../cardTexts.ts';
import { PersonSearch } from '../parts/PersonSearch.tsx';
import { usePersonFacts } from '../parts/usePersonFacts.ts';

const joinable = codesOf(relations).filter((relation) => relation !== 'head');

export function JoinForm({ household, onClose }: { household: Household; onClose(): void }) {
  const t = useText(cardTexts);
  const say = useSay();
  const facts = usePersonFacts();
  const today = useToday();
  const [person, setPerson] = useState<ResidentLine | null>(null);
  const [relation, setRelation] = useState<Relation | null>(null);
  const [movedIn, setMovedIn] = useState<string | null>(today);
  const join = useDeskCommand('households', 'join', { onSuccess: onClose });
  const elsewhere = person?.householdId && person.householdId !== household.id ? person.householdId : null;

  return (
    <SidePanel
      opened
      onClose={onClose}
      title={t('member.add')}
      footer={
        <ActionButton
          kind="primary"
          label={t('save')}
          keys="Mod+S"
          whileTyping
          disabled={!person || !relation}
          onAction={() => {
            if (person && relation)
              join.mutate({
                householdId: household.id,
                residentId: person.id,
                relation,
                relationText: null,
                movedIn,
                leaving: elsewhere,
                takeAddress: true,
              });
          }}
        />
      }
    >
      {join.error && <ErrorNote error={join.error} />}
      <Form label={t('member.add')}>
        <Field
          label={t('member.who')}
          hint={
            person
              ? `${person.name} · ${facts(person)}${elsewhere ? ` · ${t('member.leavesThere')}` : ''}`
              : undefined
          }
        >
          {() => <PersonSearch label={t('member.who')} without={[]} onPick={setPerson} />}
        </Field>
        <SelectField
          label={t('relationToHead')}
          value={relation}
          options={joinable.map((value) => ({ value, label: say(relations[value]) }))}
          onChange={(value) => setRelation(value)}
        />
        <DateField label={t('member.movedIn')} value={movedIn} onChange={setMovedIn} max={today} />
      </Form>
    </SidePanel>
  );
}
