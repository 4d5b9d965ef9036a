/**
 * What the person comes for. The tiles show the groups first, then in the same place the matters of the chosen group:
 * two digits, and the second is often not needed, because the usual matter is chosen already.
 */
import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { useNameOf } from '../nameOf.ts';
import { visitsTexts } from '../texts.ts';
import { FieldProblem } from './FieldProblem.tsx';
import css from './MatterPicker.module.css';
import { mayChoose } from './pageKeys.ts';
import { type Tile, Tiles } from './Tiles.tsx';
import type { Desk } from './useDesk.ts';
import { asLastTime, type Group, withGroup, withMatter, withoutGroup } from './visitForm.ts';

/** 1 … 9, 0: the order of the keys on the keyboard. */
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

export function MatterPicker({ desk }: { desk: Desk }) {
  const t = useText(visitsTexts);
  const nameOf = useNameOf();
  const { group, problems } = desk;
  return (
    <section className={css.picker} data-field="matter" aria-label={t('matter')}>
      <header className={css.header}>
        <h2 className={css.title}>{t('matter.what')}</h2>
        {group && <ChosenGroup name={nameOf(group)} onBack={() => desk.edit(withoutGroup)} />}
        <LastTime desk={desk} />
      </header>
      {group ? <Matters desk={desk} group={group} /> : <Groups desk={desk} />}
      <FieldProblem sentence={problems.matter} />
    </section>
  );
}

function ChosenGroup({ name, onBack }: { name: string; onBack(): void }) {
  const t = useText(visitsTexts);
  useKey({ keys: 'Backspace', label: t('matter.otherGroup'), run: onBack });
  return (
    <>
      <IconChevronRight size={16} className={css.chevron} />
      <span className={css.group}>{name}</span>
      <UnstyledButton className={css.back} onClick={onBack} aria-keyshortcuts="Backspace">
        {t('matter.otherGroup')} <Kbd keys="Backspace" />
      </UnstyledButton>
    </>
  );
}

/** "Same as last time" (同上次): one key fills the form as it was left the last time. */
function LastTime({ desk }: { desk: Desk }) {
  const t = useText(visitsTexts);
  const nameOf = useNameOf();
  const last = desk.knowledge.suggestion?.sameAsLast;
  const matter = desk.catalogue?.flatMap(({ matters }) => matters).find(({ id }) => id === last?.matterId);
  if (!last || !matter) return null;
  return (
    <div className={css.last}>
      <ActionButton
        label={t('matter.sameAsLast', { matter: nameOf(matter), day: last.day.slice(5) })}
        keys="L"
        onAction={() => desk.edit((form) => asLastTime(form, matter, desk.knowledge))}
      />
    </div>
  );
}

function Groups({ desk }: { desk: Desk }) {
  const t = useText(visitsTexts);
  const nameOf = useNameOf();
  const groups = desk.catalogue ?? [];
  return (
    <Tiles
      label={t('matter.group')}
      tileWidth="var(--group-width)"
      chosen={null}
      tiles={groups.map((group) => ({
        id: group.id,
        label: nameOf(group),
        keys: mayChoose(group.key) ? group.key : undefined,
      }))}
      onChoose={(id) => {
        const group = groups.find((candidate) => candidate.id === id);
        if (group) desk.edit((form) => withGroup(form, group, desk.knowledge));
      }}
    />
  );
}

function Matters({ desk, group }: { desk: Desk; group: Group }) {
  const t = useText(visitsTexts);
  const nameOf = useNameOf();
  const known = new Map(desk.knowledge.suggestion?.matters.map((own) => [own.matterId, own]));
  const tiles = group.matters.map((matter, index): Tile => {
    const own = known.get(matter.id);
    return {
      id: matter.id,
      label: nameOf(matter),
      keys: digits[index],
      note: own && t('matter.before', { day: own.lastDay.slice(5), count: own.times }),
    };
  });
  return (
    <Tiles
      label={t('matter')}
      tileWidth="11.5rem"
      chosen={desk.form?.matterId ?? null}
      tiles={tiles}
      onChoose={(id) => {
        const matter = group.matters.find((candidate) => candidate.id === id);
        if (matter) desk.edit((form) => withMatter(form, matter, desk.knowledge));
      }}
    />
  );
}
