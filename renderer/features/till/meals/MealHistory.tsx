/** What happened to a meal: its money, its versions, and its adjustments once the month was closed. */
import { useText } from '../../../i18n/useText.ts';
import { yuan } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { Timeline } from '../../../ui/Timeline.tsx';
import { DateText, WhenText } from '../../../ui/When.tsx';
import { tillTexts } from '../texts.ts';
import { useOptionName } from '../useOptionName.ts';
import css from './MealHistory.module.css';
import type { MealDetail } from './MealPanel.tsx';
import { mealsTexts } from './texts.ts';

const kinds = ['topUp', 'payOut', 'meal', 'mealRefund', 'settle', 'adjustment'] as const;

export function MealHistory({ detail }: { detail: MealDetail }) {
  const { payments, versions, adjustments } = detail;
  return (
    <>
      {payments.length > 0 && <Payments payments={payments} />}
      {adjustments.length > 0 && <Adjustments detail={detail} />}
      {versions.length > 1 && <Versions versions={versions} />}
    </>
  );
}

function Payments({ payments }: { payments: MealDetail['payments'] }) {
  const t = useText(mealsTexts);
  const moved = (entry: MealDetail['payments'][number]) =>
    (
      [
        [t('money.cash'), entry.cashFen],
        [t('money.balance'), entry.balanceFen],
        [t('money.owed'), entry.owedFen],
      ] as const
    )
      .filter(([, fen]) => fen !== 0)
      .map(([name, fen]) => `${name} ${fen > 0 ? '+' : ''}${yuan(fen)}`)
      .join(' · ');
  return (
    <section>
      <h3 className={css.title}>{t('money')}</h3>
      <ul className={css.list}>
        {payments.map((entry) => {
          const kind = kinds.find((known) => known === entry.kind);
          return (
            <li key={entry.id} className={css.row}>
              <span>{kind && t(`kind.${kind}`)}</span>
              <span className={css.figure}>{moved(entry)}</span>
              <span className={css.quiet}>
                <WhenText at={entry.at} /> · {entry.account}
                {entry.note && ` · ${entry.note}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Adjustments({ detail: { adjustments, net } }: { detail: MealDetail }) {
  const t = useText(mealsTexts);
  return (
    <section>
      <h3 className={css.title}>{t('adjustments')}</h3>
      <ul className={css.list}>
        {adjustments.map((row) => (
          <li key={row.id} className={css.row}>
            <DateText day={row.bookedOn} />
            <span className={css.figure}>
              {t('total.price')} {yuan(row.priceFen)} · {t('total.person')} {yuan(row.personFen)}
            </span>
            <span className={css.quiet}>
              {row.account} · {row.reason}
            </span>
          </li>
        ))}
        <li className={css.row} data-sum>
          <span>{t('net')}</span>
          <span className={css.figure}>
            {t('total.price')} {yuan(net.priceFen)} · {t('total.subsidy')} {yuan(net.subsidyFen)} ·{' '}
            {t('total.person')} {yuan(net.personFen)}
          </span>
        </li>
      </ul>
    </section>
  );
}

function Versions({ versions }: { versions: MealDetail['versions'] }) {
  const optionOf = useOptionName();
  const t = useText(mealsTexts);
  const words = useText(tillTexts);
  return (
    <section>
      <h3 className={css.title}>{t('versions')}</h3>
      <Timeline
        label={t('versions')}
        items={versions.map((line) => ({
          id: line.versionId,
          text: (
            <>
              {line.withdrawn
                ? t('undone')
                : line.corrected
                  ? t('changed', {
                      option: optionOf(line) || t('optionOther'),
                      mode: words(`mode.${line.mode}`),
                      payment: words(`payment.${line.payment}`),
                    })
                  : t('first')}{' '}
              {yuan(line.personFen)}{' '}
              {line.state !== 'superseded' && (
                <Tag tone={line.state === 'current' ? 'accent' : 'attention'}>{t(`state.${line.state}`)}</Tag>
              )}
            </>
          ),
          detail: (
            <>
              <WhenText at={line.savedAt} /> · {line.savedBy.name}
              {line.reason && ` · ${line.reason}`}
            </>
          ),
          ...(line.state === 'superseded' ? { tone: 'neutral' as const } : {}),
        }))}
      />
    </section>
  );
}
