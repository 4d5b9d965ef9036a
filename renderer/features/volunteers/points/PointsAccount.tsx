/** A person's account of service points (时间银行): what can be spent, what expires, every entry, and what is done with it. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { service } from '../../../../db/service/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Stat, StatRow } from '../../../ui/Stat.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { WhenText } from '../../../ui/When.tsx';
import { useMayWrite } from '../parts/useMayWrite.ts';
import css from './Points.module.css';
import { AdjustForm, GiveForm, SpendForm } from './PointsForm.tsx';
import { printPoints } from './tenths.ts';
import { pointsTexts } from './texts.ts';

type Account = OutputOf<typeof service.points>;

const forms = { spend: SpendForm, give: GiveForm, adjust: AdjustForm } as const;

export function PointsAccount({ residentId }: { residentId: string }) {
  const t = useText(pointsTexts);
  const mayWrite = useMayWrite();
  const [act, setAct] = useState<keyof typeof forms | null>(null);
  const { data, error } = useDeskQuery('service', 'points', { residentId });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  const Form = act && forms[act];
  return (
    <div className={css.account}>
      <Balance account={data} />
      {mayWrite && act === null && (
        <div className={css.acts}>
          <ActionButton label={t('spend')} disabled={data.usable === 0} onAction={() => setAct('spend')} />
          <ActionButton label={t('give')} disabled={data.usable === 0} onAction={() => setAct('give')} />
          <ActionButton label={t('adjust')} kind="quiet" onAction={() => setAct('adjust')} />
        </div>
      )}
      {Form && <Form residentId={residentId} usable={data.usable} onDone={() => setAct(null)} />}
      <section className={css.section}>
        <h4 className={css.title}>{t('entries')}</h4>
        {data.entries.length === 0 && <p className={css.quiet}>{t('none')}</p>}
        <ul className={css.rows}>
          {data.entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Balance({ account: { usable, lapsed, owed, expiring } }: { account: Account }) {
  const t = useText(pointsTexts);
  const [next] = expiring;
  return (
    <>
      <StatRow>
        <Stat
          label={t('usable')}
          value={printPoints(usable)}
          {...(next ? { note: t('expiring', { points: printPoints(next.points), on: next.on }) } : {})}
        />
        {lapsed > 0 && <Stat label={t('lapsed')} value={printPoints(lapsed)} />}
        {owed > 0 && <Stat label={t('owed')} value={printPoints(owed)} tone="attention" />}
      </StatRow>
      {owed > 0 && <p className={css.quiet}>{t('owed.note')}</p>}
    </>
  );
}

function EntryRow({ entry }: { entry: Account['entries'][number] }) {
  const t = useText(pointsTexts);
  const { kind, points, note, other, rootId, expiresOn, at, accountName } = entry;
  return (
    <li className={css.row}>
      <span className={css.what}>
        <Tag tone={points > 0 ? 'good' : 'neutral'}>{t(`kind.${kind}`)}</Tag>
        {other && (
          <Link className={css.link ?? ''} href={`/volunteers/people?points=${other.residentId}`}>
            {other.name}
          </Link>
        )}
        {note && <span>{note}</span>}
        {rootId && (
          <Link className={css.link ?? ''} href={`/volunteers/hours?service=${rootId}`}>
            {t('hours')}
          </Link>
        )}
      </span>
      <strong className={css.points}>{points > 0 ? `+${printPoints(points)}` : printPoints(points)}</strong>
      <span className={css.quiet}>
        <WhenText at={at} />
        {accountName && ` · ${accountName}`}
        {points > 0 && expiresOn && ` · ${t('until', { day: expiresOn })}`}
      </span>
    </li>
  );
}
