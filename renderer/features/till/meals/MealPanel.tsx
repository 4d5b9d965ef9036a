/** One meal looked into: what was served and why it cost that, the money, how it was corrected, and the ways to change it. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { meals } from '../../../../db/meals/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { yuan } from '../../../ui/format.ts';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Stat, StatRow } from '../../../ui/Stat.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { DateText, TimeText } from '../../../ui/When.tsx';
import { MealReason } from '../MealReason.tsx';
import { tillTexts } from '../texts.ts';
import { useOptionName } from '../useOptionName.ts';
import { AdjustForm } from './AdjustForm.tsx';
import { CorrectForm } from './CorrectForm.tsx';
import { MealHistory } from './MealHistory.tsx';
import css from './MealPanel.module.css';
import { mealsTexts } from './texts.ts';
import { UndoDialog } from './UndoDialog.tsx';

export type MealDetail = OutputOf<typeof meals.meal>;

interface Props {
  /** Null: closed. */
  rootId: string | null;
  onClose(): void;
}

export function MealPanel({ rootId, onClose }: Props) {
  const t = useText(mealsTexts);
  const [changing, setChanging] = useState<string | null>(null);
  const { data, error } = useDeskQuery(
    'meals',
    'meal',
    { rootId: rootId ?? '' },
    { enabled: rootId !== null },
  );
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const stop = () => setChanging(null);
  const isChanging = data !== undefined && changing === rootId;
  return (
    <SidePanel
      opened={rootId !== null}
      onClose={() => {
        stop();
        onClose();
      }}
      title={isChanging ? t(data.closed ? 'adjust' : 'correct') : t('meal')}
      width="36rem"
    >
      {error && <ErrorNote error={error} />}
      {isChanging && data.closed && <AdjustForm detail={data} onDone={stop} />}
      {isChanging && !data.closed && <CorrectForm detail={data} onDone={stop} />}
      {data && !isChanging && (
        <div className={css.panel}>
          <MealFacts detail={data} />
          {mayWrite && <Acts detail={data} onChange={() => setChanging(rootId)} />}
          <section>
            <h3 className={css.title}>{t('why')}</h3>
            <MealReason lines={data.current.lines} missed={[]} />
          </section>
          <MealHistory detail={data} />
        </div>
      )}
    </SidePanel>
  );
}

function MealFacts({ detail: { current } }: { detail: MealDetail }) {
  const t = useText(mealsTexts);
  const words = useText(tillTexts);
  const optionOf = useOptionName();
  const { diner, day, bookedOn, at, mode, serving, portions, takenBy, deliverer, payment } = current;
  return (
    <div className={css.facts}>
      <h2 className={css.name}>
        {diner.name || t('guests')}
        {portions > 1 && <Tag>{words('tag.guests', { count: portions })}</Tag>}
        {serving > 1 && <Tag tone="attention">{t('second', { number: serving })}</Tag>}
        {current.corrected && <Tag>{t('corrected')}</Tag>}
        {current.withdrawn && <Tag tone="danger">{t('withdrawn')}</Tag>}
      </h2>
      <p>
        <DateText day={day} withWeekday /> <TimeText at={at} /> · {optionOf(current) || t('optionOther')} ·{' '}
        {words(`mode.${mode}`)} · {words(`payment.${payment}`)}
        {takenBy && ` · ${t('by', { name: takenBy })}`}
        {deliverer && ` · ${deliverer}`}
      </p>
      <p className={css.quiet}>
        {current.savedBy.name}
        {bookedOn !== day && ` · ${t('bookedOn', { day: bookedOn })}`}
        {diner.residentId && (
          <>
            {' · '}
            <Link className={css.link} href={`/residents/${diner.residentId}`}>
              {t('card')}
            </Link>
          </>
        )}
      </p>
      <StatRow>
        <Stat label={t('total.price')} value={yuan(current.priceFen)} />
        <Stat label={t('total.subsidy')} value={yuan(-current.subsidyFen)} tone="good" />
        <Stat label={t('total.person')} value={yuan(current.personFen)} tone="attention" />
      </StatRow>
    </div>
  );
}

function Acts({ detail, onChange }: { detail: MealDetail; onChange(): void }) {
  const t = useText(mealsTexts);
  const [asking, setAsking] = useState(false);
  const { current, closed, mayUndo } = detail;
  return (
    <div className={css.acts}>
      {closed && <p className={css.closed}>{t('closed')}</p>}
      {!current.withdrawn && (
        <ActionButton label={t(closed ? 'adjust' : 'correct')} keys="C" onAction={onChange} />
      )}
      {mayUndo && (
        <ActionButton
          label={current.withdrawn ? t('restore') : t('undo')}
          keys="W"
          kind="quiet"
          onAction={() => setAsking(true)}
        />
      )}
      <UndoDialog line={current} opened={asking} onClose={() => setAsking(false)} />
    </div>
  );
}
