/**
 * Who came in the resident's place (代办): a member of the household on one digit, another card holder by search, or
 * somebody without a card by name.
 */
import { Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { relations } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { KeyLayerContext, useKey, useKeyLayer } from '../../../keys/useKey.ts';
import { Field } from '../../../ui/Field.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { visitsTexts } from '../texts.ts';
import css from './CameInstead.module.css';
import { FieldBox } from './FieldBox.tsx';
import { FieldProblem } from './FieldProblem.tsx';
import { pageKeys } from './pageKeys.ts';
import { ResidentSearch } from './ResidentSearch.tsx';
import { Tiles } from './Tiles.tsx';
import type { Desk } from './useDesk.ts';
import type { VisitForm } from './visitForm.ts';

export function CameInstead({ desk, form, residentId }: { desk: Desk; form: VisitForm; residentId: string }) {
  const t = useText(visitsTexts);
  const [open, setOpen] = useState(false);
  const layer = useKeyLayer(open);
  useKey({ keys: pageKeys.cameInstead, label: t('came.choose'), run: () => setOpen(true) });
  const came = form.agent?.name ?? (form.visitor ? t('came.noCard') : t('came.self'));

  function choose(agent: VisitForm['agent'], visitor: VisitForm['visitor'] = null) {
    setOpen(false);
    desk.edit((current) => ({ ...current, agent, visitor }));
  }

  return (
    <FieldBox field="who" label={t('came')}>
      <Field label={t('came')}>
        {(control) => (
          <Popover
            opened={open}
            onChange={setOpen}
            position="bottom-start"
            width="target"
            trapFocus
            returnFocus
          >
            <Popover.Target>
              <UnstyledButton
                id={control.id}
                className={css.chosen}
                onClick={() => setOpen((shown) => !shown)}
                aria-keyshortcuts={pageKeys.cameInstead}
              >
                <span>{came}</span>
                <span className={css.hint}>
                  {t('came.choose')} <Kbd keys={pageKeys.cameInstead} /> <IconChevronDown size={16} />
                </span>
              </UnstyledButton>
            </Popover.Target>
            <Popover.Dropdown>
              <KeyLayerContext value={layer}>
                <Candidates residentId={residentId} form={form} onChoose={choose} />
              </KeyLayerContext>
            </Popover.Dropdown>
          </Popover>
        )}
      </Field>
      {form.visitor && <AgentWithoutCard desk={desk} visitor={form.visitor} />}
      <div className={css.problem}>
        <FieldProblem sentence={desk.problems.who} />
      </div>
    </FieldBox>
  );
}

const self = 'self';
const noCard = 'noCard';

interface CandidatesProps {
  residentId: string;
  form: VisitForm;
  onChoose(agent: VisitForm['agent'], visitor?: VisitForm['visitor']): void;
}

function Candidates({ residentId, form, onChoose }: CandidatesProps) {
  const t = useText(visitsTexts);
  const say = useSay();
  const household = useDeskQuery('households', 'of', { id: residentId }).data;
  const family = (household?.members ?? []).filter(
    ({ person, movedOut }) => movedOut === null && person.id !== residentId && person.status !== 'died',
  );
  const tiles = [
    { id: self, label: t('came.self'), keys: '1' },
    ...family.slice(0, 7).map(({ person, relation, relationText }, index) => ({
      id: person.id,
      label: person.name,
      note: relationText ?? say(relations[relation]),
      keys: String(index + 2),
    })),
    { id: noCard, label: t('came.noCard'), keys: '9' },
  ];

  function choose(id: string) {
    const member = family.find(({ person }) => person.id === id)?.person;
    if (member) onChoose({ residentId: member.id, name: member.name });
    else onChoose(null, id === noCard ? (form.visitor ?? { name: '', phone: '' }) : null);
  }

  return (
    <div className={css.candidates} data-autofocus tabIndex={-1}>
      <Tiles
        label={t('came')}
        tileWidth="8rem"
        tiles={tiles}
        chosen={form.agent?.residentId ?? (form.visitor ? noCard : self)}
        onChoose={choose}
      />
      <ResidentSearch
        label={t('came.other')}
        without={residentId}
        onPick={({ id, name }) => onChoose({ residentId: id, name })}
      />
    </div>
  );
}

function AgentWithoutCard({ desk, visitor }: { desk: Desk; visitor: NonNullable<VisitForm['visitor']> }) {
  const t = useText(visitsTexts);
  const set = (part: Partial<typeof visitor>) =>
    desk.edit((form) => ({ ...form, visitor: { ...visitor, ...part } }));
  return (
    <div className={css.noCard}>
      <TextField
        label={t('visitor.name')}
        value={visitor.name}
        maxLength={40}
        autoFocus
        onChange={(name) => set({ name })}
      />
      <TextField
        label={t('visitor.phone')}
        value={visitor.phone}
        inputMode="tel"
        maxLength={30}
        placeholder={t('optional')}
        onChange={(phone) => set({ phone })}
      />
    </div>
  );
}
