/** Every tap of the day, latest first: those that stand, and struck through what was corrected or undone. */
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { Card } from '../../../ui/Card.tsx';
import { clockTime } from '../../../ui/format.ts';
import { TimeText } from '../../../ui/When.tsx';
import { useStateWords } from '../board/Tile.tsx';
import { personTexts } from '../personTexts.ts';
import { daycareTexts } from '../texts.ts';
import css from './PersonPage.module.css';
import type { PersonDay } from './PersonPage.tsx';

export function AttendanceCard({ of: { line, taps } }: { of: PersonDay }) {
  const t = useText(personTexts);
  const words = useText(daycareTexts);
  const stateWords = useStateWords();
  const zone = useSession((session) => session.zone);
  return (
    <Card title={t('attendance')}>
      {taps.length === 0 && <p>{line ? stateWords(line) : t('attendance.not')}</p>}
      <ul className={css.taps}>
        {taps.map((tap) => (
          <li key={tap.id} className={css.tap} data-stands={tap.stands || undefined}>
            <TimeText at={tap.at} />
            <span>
              {[
                t(`tap.${tap.kind}`),
                tap.reason && words(`reason.${tap.reason}`),
                tap.withWhom,
                tap.note,
                tap.withdrawn && t('tap.undone'),
                !tap.withdrawn && tap.corrected && t('tap.corrected'),
              ]
                .filter(Boolean)
                .join(' · ')}
              <span className={css.quiet}>
                {t('tap.saved', { name: tap.savedBy, time: clockTime(tap.savedAt, zone) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
