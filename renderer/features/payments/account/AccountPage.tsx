/** One person's meal account: what is there and owed, what can be done about it, and every entry. */
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { payments } from '../../../../db/payments/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { useTakesPick } from '../../../state/residentPick.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { money, yuan } from '../../../ui/format.ts';
import { Page } from '../../../ui/Page.tsx';
import { Stat, StatRow } from '../../../ui/Stat.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { ExportButton } from '../../exchange/ExportButton.tsx';
import { StatusTag } from '../../residents/parts/StatusTag.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { paymentsTexts } from '../texts.ts';
import css from './AccountPage.module.css';
import { EntryTable } from './EntryTable.tsx';
import { type Movement, MovePanel } from './MovePanel.tsx';

type Statement = OutputOf<typeof payments.statement>;
export interface Range {
  from: string | null;
  to: string | null;
}

/** The days looked at stay while one prints and comes back. */
const useRange = defineDraft<Range>();

export default function AccountPage() {
  const t = useText(paymentsTexts);
  const { id = '' } = useParams<{ id: string }>();
  const [, navigate] = useLocation();
  const today = useToday();
  const { value: range, set: setRange } = useRange(id, { from: `${today.slice(0, 7)}-01`, to: today });
  const from = range.from ?? '2000-01-01';
  const to = range.to ?? today;
  const { data, error } = useDeskQuery(
    'payments',
    'statement',
    { residentId: id, from, to },
    { keepPrevious: true },
  );
  useTakesPick((other) => navigate(`/canteen/accounts/${other}`));
  return (
    <Page
      title={data?.person.name ?? t('accounts')}
      subtitle={data && <Who person={data.person} />}
      actions={
        <ActionButton
          kind="quiet"
          label={t('toList')}
          keys="Escape"
          icon={<IconArrowLeft size={18} />}
          onAction={() => navigate('/canteen/accounts')}
        />
      }
    >
      {error && <ErrorNote error={error} />}
      {data && <Standing key={id} person={data.person} />}
      <Toolbar
        end={
          <>
            <ActionButton
              label={t('statement.print')}
              icon={<IconPrinter size={18} />}
              onAction={() => navigate(`/canteen/accounts/${id}/print?from=${from}&to=${to}`)}
            />
            <ExportButton list={{ kind: 'purseEntries', residentId: id, from, to }} />
          </>
        }
      >
        <div className={css.range}>
          <DateField
            label={t('from')}
            value={range.from}
            max={today}
            onChange={(day) => setRange((now) => ({ ...now, from: day }))}
          />
          <DateField
            label={t('to')}
            value={range.to}
            onChange={(day) => setRange((now) => ({ ...now, to: day }))}
          />
        </div>
      </Toolbar>
      <Card flush>
        <EntryTable statement={data} />
      </Card>
    </Page>
  );
}

function Who({ person }: { person: Statement['person'] }) {
  const t = useText(paymentsTexts);
  const facts = usePersonFacts();
  return (
    <span className={css.who}>
      {facts(person)}
      <StatusTag status={person.status} />
      <Link href={`/residents/${person.id}`}>{t('toCard')}</Link>
    </span>
  );
}

/** What stands today, whatever days are looked at, and what can be done about it. */
function Standing({ person }: { person: Statement['person'] }) {
  const t = useText(paymentsTexts);
  const role = useSession((session) => session.account?.role);
  const { data: purse } = useDeskQuery('payments', 'purse', { residentId: person.id });
  const [movement, setMovement] = useState<Movement | null>(null);
  if (!purse) return null;
  const { balanceFen, owedFen } = purse;
  const writes = role === 'careOperator' || role === 'manager';
  const dead = person.status === 'died';
  return (
    <>
      <div className={css.standing}>
        <StatRow>
          <Stat
            label={t('balance')}
            value={yuan(balanceFen)}
            {...(balanceFen < 0 ? { tone: 'danger' } : {})}
          />
          <Stat label={t('owed')} value={yuan(owedFen)} tone={owedFen > 0 ? 'attention' : 'neutral'} />
        </StatRow>
        {writes && (
          <div className={css.acts}>
            <ActionButton
              kind="primary"
              keys="T"
              label={t('topUp')}
              disabled={dead}
              onAction={() => setMovement('topUp')}
            />
            <ActionButton
              label={t('settle')}
              keys="S"
              disabled={owedFen === 0}
              onAction={() => setMovement('settle')}
            />
            <ActionButton
              label={t('payOut')}
              keys="O"
              disabled={balanceFen <= 0}
              onAction={() => setMovement('payOut')}
            />
            {role === 'manager' && (
              <ActionButton kind="quiet" label={t('adjust')} onAction={() => setMovement('adjust')} />
            )}
          </div>
        )}
      </div>
      {balanceFen < 0 && <Tag tone="danger">{t('overdrawn', { amount: money(-balanceFen) })}</Tag>}
      {dead && <Tag tone="attention">{t('person.died')}</Tag>}
      {movement && (
        <MovePanel
          key={movement}
          movement={movement}
          person={person}
          purse={purse}
          onClose={() => setMovement(null)}
        />
      )}
    </>
  );
}
