/** Today (今日), or any other day: its visits, what stands out, what is still open, and one visit looked into. */
import { IconCalendarMonth, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Columns, Page } from '../../../ui/Page.tsx';
import { ExportButton } from '../../exchange/ExportButton.tsx';
import { FollowUpList } from '../followUps/FollowUpList.tsx';
import { VisitPanel } from '../visit/VisitPanel.tsx';
import { DayFilters, type Filters, noFilters } from './DayFilters.tsx';
import { DayPicker } from './DayPicker.tsx';
import { DayStats } from './DayStats.tsx';
import css from './TodayPage.module.css';
import { todayTexts } from './texts.ts';
import { VisitTable } from './VisitTable.tsx';

export default function TodayPage() {
  const t = useText(todayTexts);
  const today = useToday();
  const { day, visit, go } = useAddress(today);
  const [filters, setFilters] = useState<Filters>(noFilters);
  const [, navigate] = useLocation();
  const log = `/today/log?day=${day}${filters.handlerId ? `&handler=${filters.handlerId}` : ''}`;
  return (
    <Page
      title={day === today ? t('today') : t('day')}
      subtitle={<DayPicker day={day} today={today} onChange={(next) => go({ day: next })} />}
      actions={
        <>
          <ExportButton list={{ kind: 'visits', from: day, to: day }} />
          <ActionButton
            label={t('month')}
            icon={<IconCalendarMonth size={18} />}
            onAction={() => navigate(`/today/month?month=${day.slice(0, 7)}`)}
          />
          <ActionButton
            label={t('log')}
            keys="Mod+P"
            icon={<IconPrinter size={18} />}
            onAction={() => navigate(log)}
          />
        </>
      }
    >
      <Columns template="minmax(0, 1fr) minmax(20rem, 22%)">
        <div className={css.main}>
          <DayStats day={day} />
          <Card flush>
            <DayVisits
              day={day}
              filters={filters}
              onFilters={setFilters}
              openKey={visit}
              onOpen={(rootId) => go({ visit: rootId })}
            />
          </Card>
        </div>
        <FollowUpList openKey={visit} onOpen={(rootId) => go({ visit: rootId })} />
      </Columns>
      <VisitPanel rootId={visit} onClose={() => go({ visit: null })} />
    </Page>
  );
}

/** Day and opened visit stand in the address, so that other pages lead to them. */
function useAddress(today: string) {
  const parameters = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const day = parameters.get('day') ?? today;
  const visit = parameters.get('visit');
  function go(next: { day?: string; visit?: string | null }) {
    const to = { day, visit, ...next };
    const query = new URLSearchParams();
    if (to.day !== today) query.set('day', to.day);
    if (to.visit) query.set('visit', to.visit);
    navigate(query.size > 0 ? `/today?${query}` : '/today', { replace: true });
  }
  return { day, visit, go };
}

interface DayVisitsProps {
  day: string;
  filters: Filters;
  onFilters(filters: Filters): void;
  openKey: string | null;
  onOpen(rootId: string): void;
}

function DayVisits({ day, filters, onFilters, openKey, onOpen }: DayVisitsProps) {
  const { data } = useDeskQuery('visits', 'day', { day, filters }, { keepPrevious: true });
  const handlers = useDeskQuery('visits', 'summary', { day }).data?.byHandler ?? [];
  return (
    <>
      <DayFilters
        filters={filters}
        onChange={onFilters}
        handlers={handlers}
        shown={data?.lines.length ?? 0}
        total={data?.total ?? 0}
      />
      <VisitTable lines={data?.lines} openKey={openKey} onOpen={onOpen} />
    </>
  );
}
