/** What is still open after earlier visits, the longest overdue first. */

import { IconChecklist } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import { dueStates, type followUps } from '../../../../db/followUps/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ExportButton } from '../../exchange/ExportButton.tsx';
import { useNameOf } from '../nameOf.ts';
import { todayTexts } from '../today/texts.ts';
import { DueTag } from './DueTag.tsx';
import css from './FollowUpList.module.css';

type DueState = (typeof dueStates)[number];
type OpenLine = OutputOf<typeof followUps.open>['lines'][number];

interface Props {
  openKey: string | null;
  onOpen(rootId: string): void;
}

/** A desk with more open than this needs a worklist, not a column. */
const shown = 200;

export function FollowUpList({ openKey, onOpen }: Props) {
  const t = useText(todayTexts);
  const [state, setState] = useState<DueState | null>(null);
  const { data } = useDeskQuery(
    'followUps',
    'open',
    { limit: shown, ...(state ? { state } : {}) },
    { keepPrevious: true },
  );
  const all = data ? Object.values(data.counts).reduce((sum, count) => sum + count, 0) : 0;
  return (
    <Card
      title={t('followUps')}
      subtitle={data && String(all)}
      actions={<ExportButton list={{ kind: 'followUps' }} />}
      flush
    >
      {data && all === 0 ? (
        <EmptyState icon={<IconChecklist />} sentence={t('followUps.none')} />
      ) : (
        <>
          <fieldset className={css.states} aria-label={t('followUps')}>
            {dueStates.map((value) => (
              <button
                key={value}
                type="button"
                className={css.state}
                data-tone={data?.counts[value] ? value : undefined}
                aria-pressed={state === value}
                onClick={() => setState(state === value ? null : value)}
              >
                <span>{t(`followUps.${value}`)}</span>
                <strong>{data?.counts[value] ?? '–'}</strong>
              </button>
            ))}
          </fieldset>
          <ul className={css.list}>
            {data?.lines.map((open) => (
              <OpenItem
                key={open.line.rootId}
                open={open}
                chosen={open.line.rootId === openKey}
                onOpen={() => onOpen(open.line.rootId)}
              />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function OpenItem({ open, chosen, onOpen }: { open: OpenLine; chosen: boolean; onOpen(): void }) {
  const nameOf = useNameOf();
  const { line, dueOn, last } = open;
  return (
    <li>
      <button type="button" className={css.item} aria-current={chosen || undefined} onClick={onOpen}>
        <span className={css.line}>
          <span className={css.name}>{line.subject.name}</span>
          <DueTag dueOn={dueOn} />
        </span>
        <span className={css.matter}>{nameOf(line.matter)}</span>
        {(last?.note || line.referredTo) && (
          <span className={css.note}>{last?.note || `→ ${line.referredTo}`}</span>
        )}
      </button>
    </li>
  );
}
