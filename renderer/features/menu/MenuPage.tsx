/** The menu of a week (一周菜单): what is offered on each day, copied from the week before and changed where it differs. */
import { IconCopy, IconPrinter, IconSoup, IconToolsKitchen2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { mealTimes } from '../../../db/menu/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useToday } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { shiftDay } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { CopyDialog, type CopySpan } from './CopyDialog.tsx';
import { DaySteps } from './DaySteps.tsx';
import { type EditedOption, OptionPanel } from './OptionPanel.tsx';
import { menuTexts } from './texts.ts';
import { WeekGrid } from './WeekGrid.tsx';

export default function MenuPage() {
  const t = useText(menuTexts);
  const today = useToday();
  const [, navigate] = useLocation();
  const day = new URLSearchParams(useSearch()).get('day') ?? today;
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const [edited, setEdited] = useState<EditedOption | null>(null);
  const [span, setSpan] = useState<CopySpan | null>(null);
  const { data, error } = useDeskQuery('menu', 'week', { day }, { keepPrevious: true });
  const monday = data?.monday ?? day;
  const days = data?.days ?? [];
  const shown = mealTimes.filter((meal) =>
    days.some(({ meals }) =>
      meals.some((row) => row.meal === meal && (row.served || row.options.length > 0)),
    ),
  );
  const isEmpty = days.every(({ meals }) => meals.every(({ options }) => options.length === 0));
  const copyWeek = () => setSpan({ from: shiftDay(monday, -7), to: monday, days: 7 });
  return (
    <Page
      title={t('week')}
      subtitle={
        <DaySteps
          day={monday}
          today={today}
          step={7}
          onChange={(next) => navigate(`/canteen/menu?day=${next}`, { replace: true })}
        />
      }
      actions={
        <>
          <ActionButton
            label={t('dishes')}
            keys="D"
            icon={<IconToolsKitchen2 size={18} />}
            onAction={() => navigate('/canteen/menu/dishes')}
          />
          <ActionButton
            label={t('print')}
            keys="Mod+P"
            icon={<IconPrinter size={18} />}
            onAction={() => navigate(`/canteen/menu/print?day=${monday}`)}
          />
          {mayWrite && (
            <ActionButton
              label={t('week.copyLast')}
              keys="C"
              kind={data && isEmpty ? 'primary' : 'normal'}
              icon={<IconCopy size={18} />}
              onAction={copyWeek}
            />
          )}
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      {data && isEmpty && (
        <Card>
          <EmptyState icon={<IconSoup />} sentence={t('week.none')} />
        </Card>
      )}
      {data && (
        <Card flush>
          <WeekGrid
            days={days}
            meals={shown}
            today={today}
            mayWrite={mayWrite}
            onEdit={setEdited}
            onCopy={(to, back) => setSpan({ from: shiftDay(to, -back), to, days: 1 })}
          />
        </Card>
      )}
      <OptionPanel
        key={edited ? (edited.option?.id ?? edited.day + edited.meal.meal) : 'closed'}
        edited={edited}
        onClose={() => setEdited(null)}
      />
      {span && <CopyDialog span={span} onClose={() => setSpan(null)} />}
    </Page>
  );
}
