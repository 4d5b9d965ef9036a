/**
 * The till (打餐): scan or type, see who it is and what they pay, press Enter, and it is ready for the next. Nothing
 * here takes the focus away from whoever serves: questions stand in the page, and the search waits after every meal.
 */
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { mealNames } from '../../../db/menu/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { useToday } from '../../state/now.ts';
import { useTakesPick } from '../../state/residentPick.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Columns, Page } from '../../ui/Page.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { GuestsPanel } from './GuestsPanel.tsx';
import { MealPanel } from './meals/MealPanel.tsx';
import { Offer } from './offer/Offer.tsx';
import { PresentPanel } from './PresentPanel.tsx';
import { RecentMeals } from './RecentMeals.tsx';
import { Served, type ServedNow } from './Served.tsx';
import css from './TillPage.module.css';
import { TillSearch } from './TillSearch.tsx';
import { TodayFigures } from './TodayFigures.tsx';
import { tillTexts } from './texts.ts';

type MealTime = keyof typeof mealNames;
const isMealTime = (value: string | null): value is MealTime => value !== null && value in mealNames;

/** Another day than today stands in the address: meals entered afterwards. */
function useAddress() {
  const parameters = new URLSearchParams(useSearch());
  const today = useToday();
  const day = parameters.get('day') ?? today;
  const meal = parameters.get('meal');
  return { day, isToday: day === today, meal: isMealTime(meal) ? meal : null };
}

export default function TillPage() {
  const t = useText(tillTexts);
  const { day, isToday, meal: fromAddress } = useAddress();
  const [chosenMeal, setChosenMeal] = useState<MealTime | null>(fromAddress);
  const [person, setPerson] = useState<string | null>(null);
  const [served, setServed] = useState<ServedNow | null>(null);
  const [panel, setPanel] = useState<'guests' | 'present' | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const mayServe = useSession((session) => session.account?.role !== 'evaluator');
  const asked = { day, ...(chosenMeal ? { meal: chosenMeal } : {}) };
  const { data: till, error } = useDeskQuery('meals', 'till', asked, { keepPrevious: true });
  const take = (residentId: string) => {
    setPerson(residentId);
    setServed(null);
  };
  useTakesPick(take);
  const meal = till?.meal ?? chosenMeal ?? 'lunch';

  return (
    <Page title={t('till')} quietTitle>
      {error && <ErrorNote error={error} />}
      <Columns template="minmax(0, 1fr) minmax(21rem, 26%)" narrow="minmax(0, 1fr) 20rem">
        <div className={css.work}>
          <TillSearch
            key={day + meal}
            expected={till?.expected}
            waiting={person === null && panel === null && opened === null}
            hidden={person !== null}
            note={served && <Served served={served} />}
            onPick={take}
          />
          {person !== null && (
            <Offer
              key={person}
              residentId={person}
              day={day}
              meal={meal}
              options={till?.options ?? []}
              mayServe={mayServe}
              onServed={(result) => {
                setServed(result);
                setPerson(null);
              }}
              onLeave={() => setPerson(null)}
            />
          )}
        </div>
        <div className={css.side}>
          <TillBar
            day={day}
            isToday={isToday}
            meal={meal}
            plan={till?.plan ?? []}
            onMeal={setChosenMeal}
            {...(mayServe ? { onPanel: setPanel } : {})}
          />
          <RecentMeals lines={till?.recent ?? []} portions={till?.totals.portions ?? 0} onOpen={setOpened} />
          {till && <TodayFigures totals={till.totals} expected={till.expected} />}
        </div>
      </Columns>
      <GuestsPanel
        opened={panel === 'guests'}
        onClose={() => setPanel(null)}
        day={day}
        meal={meal}
        options={till?.options ?? []}
      />
      <PresentPanel opened={panel === 'present'} onClose={() => setPanel(null)} day={day} meal={meal} />
      <MealPanel rootId={opened} onClose={() => setOpened(null)} />
    </Page>
  );
}

interface BarProps {
  day: string;
  isToday: boolean;
  meal: MealTime;
  plan: readonly { meal: MealTime; from: string; to: string }[];
  onMeal(meal: MealTime): void;
  onPanel?(panel: 'guests' | 'present'): void;
}

function TillBar({ day, isToday, meal, plan, onMeal, onPanel }: BarProps) {
  const t = useText(tillTexts);
  const say = useSay();
  const [, navigate] = useLocation();
  const hours = plan.find((one) => one.meal === meal);
  return (
    <div className={css.bar}>
      {plan.length > 1 ? (
        <Segmented
          label={t('mealTime')}
          options={plan.map((one) => ({ value: one.meal, label: say(mealNames[one.meal]) }))}
          value={meal}
          onChange={onMeal}
        />
      ) : (
        <Tag tone="accent">{say(mealNames[meal])}</Tag>
      )}
      {hours && (
        <span className={css.hours}>
          {hours.from}–{hours.to}
        </span>
      )}
      {!isToday && (
        <>
          <Tag tone="attention">{t('lateDay', { day })}</Tag>
          <ActionButton
            kind="quiet"
            label={t('lateDay.back')}
            icon={<IconArrowBackUp size={18} />}
            onAction={() => navigate('/canteen')}
          />
        </>
      )}
      {onPanel && (
        <span className={css.acts}>
          <ActionButton label={t('guest')} keys="Alt+G" onAction={() => onPanel('guests')} />
          <ActionButton label={t('present')} keys="Alt+A" onAction={() => onPanel('present')} />
        </span>
      )}
    </div>
  );
}
