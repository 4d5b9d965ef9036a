/** Enrolments (日照名册): who is enrolled, who waits and for whom a place is free, and whose stay has ended. */
import { IconArmchair, IconUserPlus } from '@tabler/icons-react';
import { useLocation, useSearch } from 'wouter';
import { type EnrolmentLine, enrolmentStates } from '../../../../db/daycare/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { sayWeekdays } from '../../../ui/weekdays.ts';
import { ExportButton } from '../../exchange/ExportButton.tsx';
import { StatusTag } from '../../residents/parts/StatusTag.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { enrolTexts } from '../enrolTexts.ts';
import css from './EnrolmentsPage.module.css';
import { useLevelName } from './Known.tsx';
import { NewPanel } from './NewPanel.tsx';
import { StayPanel } from './StayPanel.tsx';

type State = EnrolmentLine['state'];
const tabs: readonly State[] = ['active', 'waiting', 'ended'];

export default function EnrolmentsPage() {
  const t = useText(enrolTexts);
  const readOnly = useSession((session) => session.account?.role === 'evaluator');
  const { tab, open, isNew, go } = useAddress();
  const { data, error } = useDeskQuery('daycare', 'enrolments', { state: tab }, { keepPrevious: true });
  const columns = useColumns(tab);
  const enrol = !readOnly && (
    <ActionButton
      kind="primary"
      label={t('new')}
      keys="N"
      icon={<IconUserPlus size={18} />}
      onAction={() => go({ isNew: true, open: null })}
    />
  );
  return (
    <Page
      title={t('title')}
      subtitle={data && t('places', { used: Math.max(...data.load), places: data.places })}
      actions={
        <>
          <ExportButton list={{ kind: 'enrolments' }} />
          {enrol}
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      <Toolbar>
        <Segmented
          label={t('tab.label')}
          value={tab}
          options={tabs.map((value) => ({
            value,
            label: t(`tab.${value}`),
            ...(data ? { count: data.counts[value] } : {}),
          }))}
          onChange={(next) => go({ tab: next })}
        />
        {data && data.counts.offered > 0 && tab !== 'waiting' && (
          <ActionButton kind="quiet" label={t('offered')} onAction={() => go({ tab: 'waiting' })} />
        )}
      </Toolbar>
      <Card flush>
        <DataTable
          label={t('title')}
          rows={data?.lines}
          columns={columns}
          rowKey={({ id }) => id}
          openKey={open}
          onOpen={({ id }) => go({ open: id, isNew: false })}
          empty={<EmptyState icon={<IconArmchair size={44} />} sentence={t(`empty.${tab}`)} />}
        />
      </Card>
      {isNew && (
        <NewPanel onClose={() => go({ isNew: false })} onOpen={(id) => go({ isNew: false, open: id })} />
      )}
      {open && !isNew && <StayPanel id={open} onClose={() => go({ open: null })} />}
    </Page>
  );
}

/** Tab and opened stay stand in the address, so that other pages lead to them. */
function useAddress() {
  const parameters = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const tab = enrolmentStates.find((state) => state === parameters.get('tab')) ?? 'active';
  const open = parameters.get('open');
  const isNew = parameters.has('new');
  function go(next: { tab?: State; open?: string | null; isNew?: boolean }) {
    const to = { tab, open, isNew, ...next };
    const query = new URLSearchParams();
    if (to.tab !== 'active') query.set('tab', to.tab);
    if (to.open) query.set('open', to.open);
    if (to.isNew) query.set('new', '');
    navigate(query.size > 0 ? `/care/enrolments?${query}` : '/care/enrolments', { replace: true });
  }
  return { tab, open, isNew, go };
}

function useColumns(tab: State): Column<EnrolmentLine>[] {
  const t = useText(enrolTexts);
  const language = usePreferences((preferences) => preferences.language);
  const facts = usePersonFacts();
  const levelName = useLevelName();
  const day = (key: string, title: string, of: (line: EnrolmentLine) => string | null) => ({
    ...{ key, title, width: '7.5rem', sortBy: of },
    cell: (line: EnrolmentLine) => of(line) ?? '–',
  });
  const dates = {
    active: [day('since', t('col.since'), ({ startsOn }) => startsOn)],
    waiting: [day('waiting', t('col.waiting'), ({ waitingSince }) => waitingSince)],
    ended: [
      day('since', t('col.since'), ({ startsOn }) => startsOn),
      day('until', t('col.until'), ({ endsOn }) => endsOn),
    ],
  }[tab];
  return [
    {
      key: 'name',
      title: t('col.name'),
      width: 'minmax(14rem, 1.5fr)',
      sortBy: ({ person }) => person.name,
      cell: ({ person }) => (
        <span className={css.person}>
          <span className={css.name}>{person.name}</span>
          <span className={css.quiet}>{facts({ ...person, address: '' })}</span>
          <StatusTag status={person.status} />
        </span>
      ),
    },
    {
      key: 'weekdays',
      title: t('col.weekdays'),
      width: 'minmax(8rem, 1fr)',
      cell: ({ weekdays }) => sayWeekdays(weekdays, language),
    },
    ...dates,
    {
      key: 'level',
      title: t('col.level'),
      width: 'minmax(7rem, 0.8fr)',
      sortBy: ({ abilityLevel }) => abilityLevel,
      cell: ({ abilityLevel }) => levelName(abilityLevel) ?? '–',
    },
    {
      key: 'state',
      title: t(tab === 'ended' ? 'col.reason' : 'col.state'),
      width: 'minmax(9rem, 1fr)',
      cell: (line) => (tab === 'ended' ? (line.endReason ?? '') : <StayTags line={line} />),
    },
    {
      key: 'phone',
      title: t('col.phone'),
      width: '8.5rem',
      cell: ({ person }) => person.phone ?? '–',
    },
  ];
}

function StayTags({ line }: { line: EnrolmentLine }) {
  const t = useText(enrolTexts);
  const today = useToday();
  const { offered, trialUntil, startsOn, endsOn } = line;
  return (
    <span className={css.person}>
      {offered && <Tag tone="attention">{t('offered')}</Tag>}
      {startsOn !== null && startsOn > today && <Tag>{t('starts', { day: startsOn })}</Tag>}
      {trialUntil !== null && trialUntil >= today && (
        <Tag tone="accent">{t('trial', { day: trialUntil })}</Tag>
      )}
      {endsOn !== null && <Tag tone="attention">{t('ends', { day: endsOn })}</Tag>}
    </span>
  );
}
