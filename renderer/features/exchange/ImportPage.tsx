/** A roster comes in: choose the file, check its columns, look at every row's fate, then let it happen. */
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { DeskError } from '../../../db/core/errors.ts';
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { exchange, RosterField } from '../../../db/exchange/contract.ts';
import { useApi, useDeskCommand, useProgress } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { WorkProgress } from '../../ui/WorkProgress.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { exchangeTexts } from './texts.ts';

export type ReadFile = OutputOf<typeof exchange.readFile>;
export type Plan = OutputOf<typeof exchange.dryRun>;
export type Mapping = (RosterField | null)[];

/** The page hung up, or the core stopped: either way the one transaction is rolled back. */
const cancelledCodes: ReadonlySet<string> = new Set(['call.cancelled', 'task.cancelled']);

export default function ImportPage() {
  const t = useText(exchangeTexts);
  const api = useApi();
  const [task] = useState(() => crypto.randomUUID());
  const [sheet, setSheet] = useState(0);
  const [mapping, setMapping] = useState<Mapping>([]);
  const read = useDeskCommand('exchange', 'readFile', {
    onSuccess: (file) => chooseSheet(file, file.proposed),
  });
  const dryRun = useDeskCommand('exchange', 'dryRun');
  const run = useDeskCommand('exchange', 'run');
  const progress = useProgress(task);
  const running = [read, dryRun, run].find(({ isPending }) => isPending);
  const file = read.data;
  const plan = dryRun.data;

  function chooseSheet(from: ReadFile, index: number) {
    dryRun.reset();
    setSheet(index);
    setMapping(from.sheets[index]?.header?.columns.map(({ field }) => field) ?? []);
  }
  function preview(accept: readonly string[]) {
    if (file) dryRun.mutate({ task, fileId: file.fileId, sheet, mapping, accept: [...accept] });
  }
  function startOver() {
    void api.exchange.discard({});
    run.reset();
    dryRun.reset();
    read.reset();
  }
  const error = run.error ?? dryRun.error ?? read.error;
  const cancelled = error instanceof DeskError && cancelledCodes.has(error.code);
  const label = run.isPending ? t('importing') : dryRun.isPending ? t('comparing') : t('reading');

  const step = run.data ? 'done' : plan || dryRun.isPending ? 'preview' : file ? 'columns' : 'file';

  return (
    <Page title={t('title')} subtitle={file?.fileName} actions={<ImportSteps at={step} />}>
      {error && !cancelled && <ErrorNote error={error} />}
      {cancelled && <p role="status">{t('cancelled')}</p>}
      {running && (
        <Card>
          <WorkProgress
            label={label}
            done={progress?.done ?? 0}
            total={progress?.total || null}
            onCancel={running.cancel}
          />
        </Card>
      )}
      {!file && !read.isPending && (
        <ChooseFile
          icon={<IconFileSpreadsheet />}
          onChoose={(chosen) => read.mutate({ task, file: chosen })}
        />
      )}
      {file && !plan && !running && (
        <ColumnsStep
          file={file}
          sheet={sheet}
          mapping={mapping}
          onSheet={(index) => chooseSheet(file, index)}
          onMapping={setMapping}
          onNext={() => preview([])}
          onBack={startOver}
        />
      )}
      {file && plan && !running && !run.data && (
        <PreviewStep
          plan={plan}
          onAccept={preview}
          onBack={() => dryRun.reset()}
          onRun={() => run.mutate({ task, planId: plan.planId })}
        />
      )}
      {plan && run.data && <DoneStep plan={plan} result={run.data} onMore={startOver} />}
    </Page>
  );
}
