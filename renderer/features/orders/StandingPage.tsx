/** Every standing order (长期订餐), for looking over and ending. */
import { Switch, TextInput } from '@mantine/core';
import { IconArrowLeft, IconCalendarRepeat, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { mealNames, modeNames } from '../../../db/menu/contract.ts';
import type { StandingLine } from '../../../db/orders/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { sayWeekdays } from '../../ui/weekdays.ts';
import { useOptionWord } from '../menu/useOptionWord.ts';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import { type ChosenPerson, finding, OrderPanel } from './OrderPanel.tsx';
import table from './OrdersTable.module.css';
import { ordersTexts } from './texts.ts';
import { useMealAddress } from './useMealAddress.ts';
import { usePeriod } from './usePeriod.ts';

export default function StandingPage() {
  const t = useText(ordersTexts);
  const { today, meal } = useMealAddress('/canteen/orders');
  const [, navigate] = useLocation();
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const [text, setText] = useState('');
  const [ended, setEnded] = useState(false);
  const [chosen, setChosen] = useState<ChosenPerson>(null);
  const { data } = useDeskQuery('orders', 'standing', { ended }, { keepPrevious: true });
  const wanted = text.trim();
  const rows = data?.filter(({ person }) => person.name.includes(wanted) || person.address.includes(wanted));
  return (
    <Page
      title={t('standing.title')}
      actions={
        <>
          <ActionButton
            label={t('back')}
            keys="Escape"
            icon={<IconArrowLeft size={18} />}
            onAction={() => navigate('/canteen/orders')}
          />
          {mayWrite && (
            <ActionButton
              label={t('standing.add')}
              keys="N"
              kind="primary"
              icon={<IconPlus size={18} />}
              onAction={() => setChosen(finding)}
            />
          )}
        </>
      }
    >
      <Toolbar
        end={
          <Switch
            label={t('standing.showEnded')}
            checked={ended}
            onChange={(event) => setEnded(event.currentTarget.checked)}
          />
        }
      >
        <TextInput
          aria-label={t('standing.search')}
          placeholder={t('standing.search')}
          leftSection={<IconSearch size={16} />}
          value={text}
          maxLength={40}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Toolbar>
      <Card flush>
        <DataTable
          label={t('standing.title')}
          rows={rows}
          columns={useColumns()}
          rowKey={(row) => row.id}
          onOpen={(row) => setChosen(row.person.id)}
          empty={<EmptyState icon={<IconCalendarRepeat />} sentence={t('standing.none')} />}
        />
      </Card>
      <OrderPanel chosen={chosen} day={today} meal={meal} part="standing" onChoose={setChosen} />
    </Page>
  );
}

function useColumns(): Column<StandingLine>[] {
  const t = useText(ordersTexts);
  const say = useSay();
  const facts = usePersonFacts();
  const period = usePeriod();
  const optionWord = useOptionWord();
  const language = usePreferences((preferences) => preferences.language);
  return [
    {
      key: 'name',
      title: t('person'),
      width: 'minmax(12rem, 1.6fr)',
      cell: ({ person }) => (
        <span className={table.person}>
          <strong>{person.name}</strong>
          <span className={table.quiet}>{facts(person)}</span>
        </span>
      ),
      sortBy: ({ person }) => person.name,
    },
    {
      key: 'meal',
      title: t('meal'),
      width: '6rem',
      cell: ({ meal }) => say(mealNames[meal]),
      sortBy: ({ meal }) => meal,
    },
    {
      key: 'days',
      title: t('standing.days'),
      width: 'minmax(8rem, 1fr)',
      cell: ({ weekdays }) => sayWeekdays(weekdays, language),
      sortBy: ({ weekdays }) => weekdays,
    },
    {
      key: 'mode',
      title: t('mode'),
      width: '6rem',
      cell: ({ mode }) => say(modeNames[mode]),
      sortBy: ({ mode }) => mode,
    },
    {
      key: 'option',
      title: t('option'),
      width: 'minmax(7rem, 1fr)',
      cell: ({ optionName }) => (optionName === null ? t('usual') : optionWord(optionName)),
      sortBy: ({ optionName }) => optionName,
    },
    {
      key: 'period',
      title: t('standing.period'),
      width: 'minmax(12rem, 1fr)',
      cell: (row) => period(row),
      sortBy: ({ fromDay }) => fromDay,
    },
    {
      key: 'state',
      title: t('standing.state'),
      width: '7rem',
      cell: ({ state }) => (
        <Tag tone={state === 'current' ? 'good' : 'neutral'}>
          {t(state === 'ended' ? 'standing.over' : `standing.${state}`)}
        </Tag>
      ),
      sortBy: ({ state }) => state,
    },
  ];
}
