/** A volunteer's own: hours, star, next shifts, the latest times. Only after card or PIN. */
import { IconArrowLeft, IconStarFilled } from '@tabler/icons-react';
import type { FoundVolunteer } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { volunteersTexts } from '../../volunteers/texts.ts';
import { useDayText } from '../dayText.ts';
import { useLong } from '../long.ts';
import type { Mine } from '../screens.ts';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import { useSpoken } from '../voice.ts';
import css from './Screen.module.css';

const shownShifts = 3;
const shownTimes = 5;

export function MineScreen({ found, mine }: { found: FoundVolunteer; mine: Mine }) {
  const t = useText(kioskTexts);
  const long = useLong();
  const { ask, meet } = useKiosk();
  const { earned, thisMonthMinutes, waitingMinutes, nextShifts } = mine;
  useSpoken(t('person.hours'));
  const figures = [
    [t('mine.total'), long(earned.minutes)],
    [t('mine.month'), long(thisMonthMinutes)],
    [t('mine.waiting'), long(waitingMinutes)],
    [t('mine.points'), (earned.points / 10).toLocaleString('en-US')],
  ] as const;
  return (
    <div className={css.side}>
      <div className={css.bar}>
        <h1 className={css.title}>{t('mine.title', { name: mine.maskedName })}</h1>
        <button type="button" className={css.back} onClick={() => ask((api) => meet(api, found))}>
          <IconArrowLeft /> {t('back')}
        </button>
      </div>
      <Star earned={earned} />
      <dl className={css.figures}>
        {figures.map(([name, figure]) => (
          <div key={name} className={css.card}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <div className={css.screen}>
        <section className={css.card}>
          <h2 className={css.subtitle}>{t('mine.next')}</h2>
          {nextShifts.length === 0 && <p className={css.hint}>{t('mine.noNext')}</p>}
          <NextShifts shifts={nextShifts.slice(0, shownShifts)} />
        </section>
        <section className={css.card}>
          <h2 className={css.subtitle}>{t('mine.recent')}</h2>
          {mine.recent.length === 0 && <p className={css.hint}>{t('mine.noRecent')}</p>}
          <Recent times={mine.recent.slice(0, shownTimes)} />
        </section>
      </div>
    </div>
  );
}

function Star({ earned: { star, minutesToNext } }: Pick<Mine, 'earned'>) {
  const t = useText(kioskTexts);
  const long = useLong();
  return (
    <p className={css.star}>
      {star > 0 && <IconStarFilled />}
      <span>{star > 0 ? t('mine.star', { star }) : t('mine.noStar')}</span>
      <span className={css.hint}>
        {minutesToNext === null
          ? t('mine.best')
          : t('mine.toNext', { long: long(minutesToNext), star: star + 1 })}
      </span>
    </p>
  );
}

function NextShifts({ shifts }: { shifts: Mine['nextShifts'] }) {
  const dayText = useDayText();
  return (
    <ul className={css.rows}>
      {shifts.map(({ shiftId, day, from, title }) => (
        <li key={shiftId}>
          <span>{title}</span>
          <span>
            {dayText(day)} {from}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Recent({ times }: { times: Mine['recent'] }) {
  const say = useText(volunteersTexts);
  const dayText = useDayText();
  const long = useLong();
  return (
    <ul className={css.rows}>
      {times.map(({ startAt, day, activity, minutes, state, creditedMinutes }) => (
        <li key={startAt}>
          <span>
            {activity} <span className={css.hint}>{dayText(day)}</span>
          </span>
          <span>
            {minutes !== null && long(state === 'approved' ? creditedMinutes : minutes)}{' '}
            <span className={css.hint}>{say(`state.${state}`)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
