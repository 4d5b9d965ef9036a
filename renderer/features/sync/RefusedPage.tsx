/** What the district could not store: why, and the record as it was sent. Nothing of it is lost on this computer. */
import { IconCircleCheck } from '@tabler/icons-react';
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { sync } from '../../../db/sync/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { WhenText } from '../../ui/When.tsx';
import css from './RefusedPage.module.css';
import { syncTexts } from './texts.ts';

type Refused = OutputOf<typeof sync.refused>[number];

export default function RefusedPage() {
  const t = useText(syncTexts);
  const { data, error } = useDeskQuery('sync', 'refused', {}, { keepPrevious: true });
  return (
    <Page title={t('tab.refused')}>
      {error && <ErrorNote error={error} />}
      {data?.length === 0 && (
        <Card>
          <EmptyState icon={<IconCircleCheck size={32} />} sentence={t('refused.empty')} />
        </Card>
      )}
      {data && data.length > 0 && (
        <ul className={css.list} aria-label={t('refused.list')}>
          {data.map((row) => (
            <RefusedRow key={`${row.epoch} ${row.n}`} row={row} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function RefusedRow({ row }: { row: Refused }) {
  const t = useText(syncTexts);
  const say = useSay();
  const putAside = useDeskCommand('sync', 'putAside');
  const { epoch, n } = row;
  return (
    <li className={css.row}>
      <div className={css.head}>
        <strong>{say(row.kind)}</strong>
        <span className={css.quiet}>
          {t('refused.when')} <WhenText at={row.savedAt} withTime />
          {row.account && ` · ${t('refused.who')} ${row.account}`} · {row.code}
        </span>
        {row.seen ? (
          <Tag>{t('refused.seen')}</Tag>
        ) : (
          <ActionButton
            label={t('refused.aside')}
            onAction={() => putAside.mutateAsync({ refused: [{ epoch, n }] })}
          />
        )}
      </div>
      <p className={css.why}>{say(row.why)}</p>
      <details>
        <summary>{t('refused.raw')}</summary>
        <ActionButton
          label={t('refused.copy')}
          kind="quiet"
          onAction={() => navigator.clipboard.writeText(row.raw)}
        />
        <pre className={css.raw}>{row.raw}</pre>
      </details>
    </li>
  );
}
