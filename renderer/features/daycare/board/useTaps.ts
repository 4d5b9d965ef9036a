/** The taps of the board: each says what was done and can be undone as a whole. */
import type { BoardLine } from '../../../../db/daycare/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { notify, useNotifyError } from '../../../ui/notify.tsx';
import { daycareTexts } from '../texts.ts';

type Reason = NonNullable<BoardLine['absent']>['reason'] & string;

export interface Taps {
  arrive(line: BoardLine): Promise<void>;
  arriveAll(): Promise<void>;
  absent(line: BoardLine, reason: Reason, note: string): Promise<void>;
  depart(line: BoardLine, withWhom: string | null): Promise<void>;
  undo(line: BoardLine, id: string): Promise<void>;
}

export function useTaps(day: string): Taps {
  const t = useText(daycareTexts);
  const api = useApi();
  const notifyError = useNotifyError();

  async function tap(call: Promise<{ written: string[] }>, text: (count: number) => string) {
    try {
      const { written } = await call;
      // A second finger adds nothing, and there is nothing to undo.
      if (written.length === 0) return;
      notify({
        text: text(written.length),
        undo: () => api.daycare.undo({ written }),
        series: 'board',
      });
    } catch (error) {
      notifyError(error);
    }
  }

  return {
    arrive: ({ residentId, name }) =>
      tap(api.daycare.arrive({ residentId, day }), () => t('did.arrived', { name })),
    arriveAll: () => tap(api.daycare.arriveAll({ day }), (count) => t('did.all', { count })),
    absent: ({ residentId, name }, reason, note) =>
      tap(api.daycare.absent({ residentId, day, reason, note }), () =>
        t('did.absent', { name, reason: t(`reason.${reason}`) }),
      ),
    depart: ({ residentId, name }, withWhom) =>
      tap(api.daycare.depart({ residentId, day, withWhom }), () => t('did.left', { name })),
    undo: ({ name }, id) => tap(api.daycare.undo({ written: [id] }), () => t('did.corrected', { name })),
  };
}
