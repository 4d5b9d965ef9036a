/** Past hours from a table: what each row would become is shown first, then all that is ready is saved together. */
import { IconFileImport } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { DeskError } from '../../../../db/core/errors.ts';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { service } from '../../../../db/service/contract.ts';
import { useApi, useDeskCommand, useProgress } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { grouped } from '../../../ui/format.ts';
import { notify } from '../../../ui/notify.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Stat, StatRow } from '../../../ui/Stat.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { WorkProgress } from '../../../ui/WorkProgress.tsx';
import { ChooseFile } from '../../exchange/ChooseFile.tsx';
import { saveFile } from '../../exchange/saveFile.ts';
import { newId } from '../../visits/newId.ts';
import { useDuration } from '../parts/useDuration.ts';
import { volunteersTexts } from '../texts.ts';
import { hoursListTexts } from './listTexts.ts';
import css from './Sheet.module.css';

type Plan = OutputOf<typeof service.readHours>;
type Row = Plan['rows'][number];

/** The page hung up, or the core stopped: either way the one transaction is rolled back. */
const cancelledCodes: ReadonlySet<string> = new Set(['call.cancelled', 'task.cancelled']);

export default function ImportPage() {
  const t = useText(hoursListTexts);
  const words = useText(volunteersTexts);
  const duration = useDuration();
  const [, navigate] = useLocation();
  const [task] = useState(newId);
  const progress = useProgress(task);
  const reading = useDeskCommand('service', 'readHours');
  const saving = useDeskCommand('service', 'applyHours', {
    onSuccess: ({ saved, minutes }) => {
      notify({ text: t('import.done', { count: saved, time: duration(minutes) }) });
      navigate('/volunteers');
    },
  });
  const running = [reading, saving].find(({ isPending }) => isPending);
  const plan = running ? undefined : reading.data;
  const error = saving.error ?? reading.error;
  const cancelled = error instanceof DeskError && cancelledCodes.has(error.code);
  function startOver() {
    saving.reset();
    reading.reset();
  }
  return (
    <Page
      title={t('import.title')}
      actions={
        !running && (
          <>
            <ActionButton
              label={words('cancel')}
              kind="quiet"
              keys="Escape"
              onAction={() => navigate('/volunteers/hours')}
            />
            {plan && <ActionButton label={t('import.again')} onAction={startOver} />}
            {plan && (
              <ActionButton
                label={t('import.apply', { count: plan.ready })}
                keys="Mod+Enter"
                kind="primary"
                disabled={plan.ready === 0}
                onAction={() => saving.mutate({ task, importId: plan.importId })}
              />
            )}
          </>
        )
      }
    >
      {error && !cancelled && <ErrorNote error={error} />}
      {cancelled && <p role="status">{t('import.cancelled')}</p>}
      {running && (
        <Card>
          <WorkProgress
            label={t(saving.isPending ? 'import.saving' : 'import.reading')}
            done={progress?.done ?? 0}
            total={progress?.total || null}
            note={t('import.safe')}
            onCancel={running.cancel}
          />
        </Card>
      )}
      {plan && <PlanView plan={plan} />}
      {!plan && !running && (
        <ChooseFile
          icon={<IconFileImport size={40} />}
          onChoose={(file) => {
            saving.reset();
            reading.mutate({ task, file });
          }}
        />
      )}
    </Page>
  );
}

function PlanView({ plan }: { plan: Plan }) {
  const t = useText(hoursListTexts);
  const api = useApi();
  const duration = useDuration();
  async function download() {
    const { file, fileName } = await api.service.refusedHours({ importId: plan.importId });
    saveFile(file, fileName);
  }
  return (
    <>
      <StatRow>
        <Stat
          label={t('import.ready')}
          value={grouped(plan.ready)}
          tone={plan.ready > 0 ? 'good' : 'neutral'}
          note={t('import.minutes', { time: duration(plan.minutes) })}
        />
        <Stat label={t('import.known')} value={grouped(plan.known)} />
        <Stat
          label={t('import.refused')}
          value={grouped(plan.refused)}
          tone={plan.refused > 0 ? 'danger' : 'neutral'}
        />
      </StatRow>
      <div className={css.facts}>
        <span className={css.quiet}>
          {t('import.columns')}{' '}
          {plan.columns
            .map(({ header, field }) => (field === null ? `${header} (${t('import.skipped')})` : header))
            .join(' · ')}
        </span>
        <span className={css.quiet}>{t('import.note')}</span>
        {plan.refused > 0 && <ActionButton label={t('import.download')} onAction={download} />}
      </div>
      <Card flush title={plan.fileName} subtitle={plan.sheet}>
        <DataTable
          label={t('import.title')}
          rows={plan.rows}
          columns={useColumns()}
          rowKey={(row) => String(row.rowNumber)}
        />
      </Card>
    </>
  );
}

const tones = { ready: 'good', known: 'neutral', refused: 'danger' } as const;

function useColumns(): Column<Row>[] {
  const t = useText(hoursListTexts);
  const say = useSay();
  const duration = useDuration();
  return useMemo(
    () => [
      { key: 'row', title: t('import.row'), width: '4rem', align: 'end', cell: ({ rowNumber }) => rowNumber },
      {
        key: 'state',
        title: t('import.state'),
        width: '6.5rem',
        cell: ({ state }) => <Tag tone={tones[state]}>{t(`import.${state}`)}</Tag>,
        sortBy: ({ state }) => state,
      },
      { key: 'name', title: t('import.name'), width: '7rem', cell: ({ name }) => name },
      { key: 'day', title: t('col.day'), width: '7rem', cell: ({ day }) => day },
      { key: 'what', title: t('col.what'), cell: ({ activity }) => activity },
      {
        key: 'minutes',
        title: t('col.minutes'),
        width: '8rem',
        align: 'end',
        cell: ({ minutes }) => minutes !== null && duration(minutes),
      },
      {
        key: 'why',
        title: t('import.why'),
        width: 'minmax(10rem, 2fr)',
        cell: ({ sentences }) => sentences.map((sentence) => say(sentence)).join(' '),
      },
    ],
    [t, say, duration],
  );
}
