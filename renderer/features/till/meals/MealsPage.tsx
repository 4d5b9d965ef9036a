/** The meals of a day: filtered, added up, exported, and each looked into beside the list. */
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { grouped, yuan } from '../../../ui/format.ts';
import { Page } from '../../../ui/Page.tsx';
import { Stat, StatRow } from '../../../ui/Stat.tsx';
import { ExportButton } from '../../exchange/ExportButton.tsx';
import { DayPicker } from '../../visits/today/DayPicker.tsx';
import { type MealFilterState, MealFilters, noFilters } from './MealFilters.tsx';
import { MealPanel } from './MealPanel.tsx';
import { MealTable } from './MealTable.tsx';
import { mealsTexts } from './texts.ts';

export default function MealsPage() {
  const t = useText(mealsTexts);
  const today = useToday();
  const { day, meal, go } = useAddress(today);
  const [, navigate] = useLocation();
  const [filters, setFilters] = useState<MealFilterState>(noFilters);
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const { data, error } = useDeskQuery(
    'meals',
    'find',
    { from: day, to: day, filters },
    { keepPrevious: true },
  );
  const totals = data?.totals;
  return (
    <Page
      title={t('meals')}
      subtitle={<DayPicker day={day} today={today} onChange={(next) => go({ day: next })} />}
      actions={
        <>
          <ExportButton list={{ kind: 'meals', from: day, to: day }} />
          {mayWrite && day < today && (
            <ActionButton
              label={t('late')}
              icon={<IconPlus size={18} />}
              onAction={() => navigate(`/canteen?day=${day}`)}
            />
          )}
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      {totals && (
        <StatRow>
          <Stat label={t('total.portions')} value={grouped(totals.portions)} />
          <Stat label={t('total.price')} value={yuan(totals.priceFen)} />
          <Stat label={t('total.subsidy')} value={yuan(totals.subsidyFen)} tone="good" />
          <Stat label={t('total.person')} value={yuan(totals.personFen)} />
        </StatRow>
      )}
      <Card flush>
        <MealFilters filters={filters} onChange={setFilters} />
        <MealTable
          lines={data?.lines}
          narrowed={filters !== noFilters}
          openKey={meal}
          onOpen={(rootId) => go({ meal: rootId })}
        />
      </Card>
      <MealPanel rootId={meal} onClose={() => go({ meal: null })} />
    </Page>
  );
}

/** Day and opened meal stand in the address, so that other pages lead to them. */
function useAddress(today: string) {
  const parameters = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const day = parameters.get('day') ?? today;
  const meal = parameters.get('meal');
  function go(next: { day?: string; meal?: string | null }) {
    const to = { day, meal, ...next };
    const query = new URLSearchParams();
    if (to.day !== today) query.set('day', to.day);
    if (to.meal) query.set('meal', to.meal);
    navigate(query.size > 0 ? `/canteen/meals?${query}` : '/canteen/meals', { replace: true });
  }
  return { day, meal, go };
}
