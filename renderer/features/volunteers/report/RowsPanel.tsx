/** The services behind a figure of the report, each leading to how it came to be. */
import { useState } from 'react';
import type { ServiceLine } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { ServicePanel } from '../hours/ServicePanel.tsx';
import { useServiceList } from '../hours/useServiceList.ts';
import { ServiceList } from '../parts/ServiceList.tsx';
import { useDuration } from '../parts/useDuration.ts';
import { volunteersTexts } from '../texts.ts';
import { daysOf, type ListFilter } from './groups.ts';
import css from './Report.module.css';
import { reportTexts } from './texts.ts';

export interface Figure {
  name: string;
  filter: ListFilter;
}

interface Props {
  month: string;
  /** Null: closed. */
  figure: Figure | null;
  onClose(): void;
}

export function RowsPanel({ month, figure, onClose }: Props) {
  return (
    <SidePanel
      opened={figure !== null}
      onClose={onClose}
      title={figure ? `${figure.name} · ${month}` : month}
      width="34rem"
    >
      {figure && <Rows month={month} filter={figure.filter} name={figure.name} />}
    </SidePanel>
  );
}

function Rows({ month, filter, name }: { month: string; filter: ListFilter; name: string }) {
  const t = useText(reportTexts);
  const words = useText(volunteersTexts);
  const duration = useDuration();
  const [rootId, setRootId] = useState<string | null>(null);
  const { rows, total, minutes, readOn, error } = useServiceList({ ...daysOf(month), filter });
  const entryOf = (service: ServiceLine) => ({
    service,
    when: `${service.day} · ${duration(service.creditedMinutes || (service.minutes ?? 0))}`,
    more: words(`evidence.${service.evidence}`),
  });
  return (
    <>
      {error && <ErrorNote error={error} />}
      {rows && <p className={css.sum}>{t('rows.total', { count: total, time: duration(minutes) })}</p>}
      <ServiceList
        label={name}
        entries={(rows ?? []).map(entryOf)}
        none={t('rows.none')}
        onOpen={setRootId}
      />
      {rows && rows.length < total && <ActionButton label={t('rows.more')} onAction={readOn} />}
      <ServicePanel rootId={rootId} onClose={() => setRootId(null)} />
    </>
  );
}
