/** Which day and meal a page looks at; they stand in its address, so that pages lead to each other. */
import { useLocation, useSearch } from 'wouter';
import { type MealTime, mealNames, mealTimes } from '../../../db/menu/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useNow, useToday } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { clockTime } from '../../ui/format.ts';

export function useMealAddress(page: string) {
  const say = useSay();
  const today = useToday();
  const zone = useSession((session) => session.zone);
  const time = useNow(({ now }) => clockTime(now, zone));
  const [, navigate] = useLocation();
  const parameters = new URLSearchParams(useSearch());
  const plan = useDeskQuery('centre', 'settings', {}).data?.mealPlan;
  const served = mealTimes.filter((meal) => plan?.[meal].served);
  const asked = mealTimes.find((meal) => meal === parameters.get('meal'));
  // The meal that is on now, else the next of the day, else the last.
  const next = served.find((meal) => plan && time <= plan[meal].to) ?? served.at(-1);
  const meal: MealTime = asked ?? next ?? 'lunch';
  const day = parameters.get('day') ?? today;
  const query = `day=${day}&meal=${meal}`;
  return {
    today,
    day,
    meal,
    /** `?day=…&meal=…` of this page, for the address of another. */
    query,
    mealOptions: served.map((value) => ({ value, label: say(mealNames[value]) })),
    go: (to: { day?: string; meal?: MealTime }) => {
      const chosen = { day, meal, ...to };
      navigate(`${page}?day=${chosen.day}&meal=${chosen.meal}`, { replace: true });
    },
  };
}
