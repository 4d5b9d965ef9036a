/** One person's orders: find the person, then two weeks to order and cancel in, standing orders, diet. */
import { useState } from 'react';
import type { MealTime } from '../../../db/menu/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { shiftDay } from '../../ui/format.ts';
import { Segmented, type SegmentOption } from '../../ui/Segmented.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { DietEditor } from '../menu/DietEditor.tsx';
import { DietTags } from '../menu/DietTags.tsx';
import { PersonSearch } from '../residents/parts/PersonSearch.tsx';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import css from './OrderPanel.module.css';
import { PersonDays } from './PersonDays.tsx';
import { PersonStanding } from './PersonStanding.tsx';
import { ordersTexts } from './texts.ts';

/** Stands for a person while somebody is looked for. */
export const finding = 'find';
/** A resident's id, `finding`, or null: closed. */
export type ChosenPerson = string | null;
type Part = 'weeks' | 'standing' | 'diet';

interface Props {
  chosen: ChosenPerson;
  day: string;
  meal: MealTime;
  /** Where the panel opens. */
  part?: Part;
  onChoose(chosen: ChosenPerson): void;
}

export function OrderPanel({ chosen, day, meal, part = 'weeks', onChoose }: Props) {
  const t = useText(ordersTexts);
  const isFinding = chosen === finding;
  return (
    <SidePanel
      opened={chosen !== null}
      onClose={() => onChoose(null)}
      title={isFinding ? t('find') : t('title')}
      width="44rem"
    >
      {isFinding && (
        <div className={css.find}>
          <p className={css.quiet}>{t('findFirst')}</p>
          <PersonSearch label={t('find')} without={[]} onPick={({ id }) => onChoose(id)} />
        </div>
      )}
      {chosen !== null && !isFinding && (
        <PersonOrders key={chosen} residentId={chosen} day={day} meal={meal} part={part} />
      )}
    </SidePanel>
  );
}

interface PersonProps {
  residentId: string;
  day: string;
  meal: MealTime;
  part: Part;
}

function PersonOrders({ residentId, day, meal, part: first }: PersonProps) {
  const t = useText(ordersTexts);
  const facts = usePersonFacts();
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const [part, setPart] = useState<Part>(first);
  // The day asked for stands third, so that what was before it is in sight.
  const from = shiftDay(day, -2);
  const { data, error } = useDeskQuery('orders', 'person', { residentId, from }, { keepPrevious: true });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  const parts: SegmentOption<Part>[] = [
    { value: 'weeks', label: t('panel.weeks') },
    { value: 'standing', label: t('panel.standing'), count: data.standing.length },
    ...(mayWrite ? [{ value: 'diet' as const, label: t('panel.diet') }] : []),
  ];
  return (
    <div className={css.person}>
      <div className={css.head}>
        <h3 className={css.name}>{data.person.name}</h3>
        <span className={css.quiet}>{facts(data.person)}</span>
        <span className={css.quiet}>{data.person.phone}</span>
      </div>
      <DietTags {...data.diet} />
      <Segmented
        label={data.person.name}
        quiet
        options={parts}
        value={part}
        onChange={(next) => setPart(next)}
      />
      {part === 'weeks' && <PersonDays data={data} day={day} meal={meal} mayWrite={mayWrite} />}
      {part === 'standing' && <PersonStanding data={data} meal={meal} mayWrite={mayWrite} />}
      {part === 'diet' && <DietEditor residentId={residentId} />}
    </div>
  );
}
