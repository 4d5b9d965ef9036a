/** What has just been saved, in figures; then the kiosk is the next person's. */
import { IconCircleCheck } from '@tabler/icons-react';
import type { FoundVolunteer } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { clockTime } from '../../../ui/format.ts';
import { useLong } from '../long.ts';
import type { Deed } from '../screens.ts';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import { useSpoken } from '../voice.ts';
import css from './Screen.module.css';

function useTold(deed: Deed): [title: string, fact: string, hint: string] {
  const t = useText(kioskTexts);
  const long = useLong();
  const zone = useSession((session) => session.zone);
  const time = (at: number) => clockTime(at, zone);
  if (deed.kind === 'in') {
    const { startAt, activity, doubtful } = deed;
    const fact = t('done.inAt', { time: time(startAt), activity });
    return [t('done.in'), fact, t(doubtful ? 'done.doubtful' : 'done.inHint')];
  }
  if (deed.kind === 'out') {
    const { startAt, endAt, minutes } = deed;
    const fact = t('done.outAt', { from: time(startAt), until: time(endAt), long: long(minutes) });
    return [t('done.out'), fact, t('done.outHint')];
  }
  return [t('done.mended'), t('done.mendedAt', { long: long(deed.minutes) }), t('done.mendedHint')];
}

export function DoneScreen({ found, deed }: { found: FoundVolunteer; deed: Deed }) {
  const t = useText(kioskTexts);
  const { go, leave } = useKiosk();
  const [title, fact, hint] = useTold(deed);
  const [missed] = found.forgotten;
  useSpoken(`${title} ${hint}`);
  return (
    <div className={css.one} role="status">
      <IconCircleCheck className={css.done ?? ''} />
      <h1 className={css.title}>{title}</h1>
      <p className={css.subtitle}>{fact}</p>
      <p className={css.hint}>{hint}</p>
      {missed && (
        <button type="button" className={css.back} onClick={() => go({ at: 'forgot', found, missed })}>
          {t('done.forgot')}
        </button>
      )}
      <button type="button" className={css.act} onClick={leave}>
        <b>{t('done.ok')}</b>
      </button>
    </div>
  );
}
