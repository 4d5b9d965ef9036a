/** The slip of paper for a number, as wide as the printer's roll. No name: slips are left lying about. */
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { queue } from '../../../../db/queue/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { TimeText } from '../../../ui/When.tsx';
import { useNameOf } from '../nameOf.ts';
import type { PaperWidth } from './paperWidth.ts';
import css from './SlipPaper.module.css';
import { queueTexts } from './texts.ts';

export type Slip = OutputOf<typeof queue.slip>;

export function SlipPaper({ slip, width }: { slip: Slip; width: PaperWidth }) {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  const centreName = useSession((session) => session.centreName);
  return (
    <article className={css.slip} data-width={width}>
      <p className={css.centre}>{centreName}</p>
      <p className={css.label}>{slip.label}</p>
      <p className={css.counter}>
        {nameOf({ name: slip.counterName, nameEn: slip.counterNameEn })}
        {slip.priority && ` · ${t('priority')}`}
      </p>
      <p>{t('ahead', { count: slip.ahead })}</p>
      <p className={css.taken}>
        {t('slip.taken')} {slip.day} <TimeText at={slip.takenAt} />
      </p>
      <p className={css.keep}>{t('slip.keep')}</p>
    </article>
  );
}
