/** The monthly report (志愿服务月报): approved hours by team, station, kind and evidence; each figure leads to its services. */
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { grouped } from '../../../ui/format.ts';
import { Page } from '../../../ui/Page.tsx';
import { Stat, StatRow } from '../../../ui/Stat.tsx';
import { monthName, shiftMonth } from '../../visits/today/month.ts';
import { useDuration } from '../parts/useDuration.ts';
import { ExportPanel } from './ExportPanel.tsx';
import { filterOf, groups, type Report } from './groups.ts';
import css from './Report.module.css';
import { type Figure, RowsPanel } from './RowsPanel.tsx';
import { TallyCard } from './TallyCard.tsx';
import { reportTexts } from './texts.ts';

export default function ReportPage() {
  const t = useText(reportTexts);
  const today = useToday();
  const [asked] = useSearchParams();
  const [, navigate] = useLocation();
  const month = asked.get('month') ?? today.slice(0, 7);
  const [figure, setFigure] = useState<Figure | null>(null);
  const [exporting, setExporting] = useState(false);
  const { data, error } = useDeskQuery('service', 'report', { month }, { keepPrevious: true });
  return (
    <Page
      title={t('title')}
      subtitle={
        <MonthSteps
          month={month}
          onChange={(to) => navigate(`/volunteers/report?month=${to}`, { replace: true })}
        />
      }
      actions={
        <ActionButton
          label={t('export')}
          keys="X"
          kind="primary"
          icon={<IconFileExport size={18} />}
          onAction={() => setExporting(true)}
        />
      }
    >
      {error && <ErrorNote error={error} />}
      {data && <Figures report={data} onOpen={setFigure} />}
      <div className={css.cards}>
        {groups.map((group) => (
          <TallyCard
            key={group}
            group={group}
            rows={data?.[group]}
            onOpen={(key, name) => setFigure({ name, filter: filterOf(group, key) })}
          />
        ))}
      </div>
      <RowsPanel month={month} figure={figure} onClose={() => setFigure(null)} />
      <ExportPanel month={month} opened={exporting} onClose={() => setExporting(false)} />
    </Page>
  );
}

function MonthSteps({ month, onChange }: { month: string; onChange(month: string): void }) {
  const t = useText(reportTexts);
  const language = usePreferences((preferences) => preferences.language);
  const current = useToday().slice(0, 7);
  const before = () => onChange(shiftMonth(month, -1));
  const after = () => onChange(shiftMonth(month, 1));
  useKey({ keys: 'PageUp', label: t('month.before'), run: before });
  useKey({ keys: 'PageDown', label: t('month.after'), run: after, disabled: month >= current });
  return (
    <span className={css.steps}>
      <ActionIcon variant="default" size="lg" aria-label={t('month.before')} onClick={before}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <strong className={css.month}>{monthName(month, language)}</strong>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('month.after')}
        disabled={month >= current}
        onClick={after}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
      {month === current && t('month.sofar')}
    </span>
  );
}

function Figures({ report, onOpen }: { report: Report; onOpen(figure: Figure): void }) {
  const t = useText(reportTexts);
  const duration = useDuration();
  const [, navigate] = useLocation();
  const { services, volunteers, minutes, waiting, refused } = report;
  return (
    <StatRow>
      <Stat
        label={t('services')}
        value={grouped(services)}
        onOpen={() => onOpen({ name: t('services'), filter: { state: 'approved' } })}
      />
      <Stat label={t('volunteers')} value={grouped(volunteers)} />
      <Stat label={t('minutes')} value={duration(minutes)} />
      <Stat
        label={t('waiting')}
        value={grouped(waiting)}
        note={t('waiting.note')}
        tone={waiting > 0 ? 'attention' : 'neutral'}
        onOpen={() => navigate('/volunteers')}
      />
      <Stat
        label={t('refused')}
        value={grouped(refused)}
        onOpen={() => onOpen({ name: t('refused'), filter: { state: 'refused' } })}
      />
    </StatRow>
  );
}
