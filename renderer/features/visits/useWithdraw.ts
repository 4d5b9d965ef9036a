/** Undo of a saved visit: a superseding version, told in a toast that can itself be taken back. */
import type { VisitLine } from '../../../db/visits/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { notify } from '../../ui/notify.tsx';
import { useNameOf } from './nameOf.ts';
import { newId } from './newId.ts';
import { visitsTexts } from './texts.ts';

type Versioned = Pick<VisitLine, 'versionId' | 'subject' | 'matter'>;

export function useWithdraw(): (visit: Versioned, reason?: string) => Promise<void> {
  const t = useText(visitsTexts);
  const nameOf = useNameOf();
  const api = useApi();
  return async (visit, reason = '') => {
    const undone = await api.visits.withdraw({ id: newId(), versionId: visit.versionId, reason });
    notify({
      text: t('withdrawn.toast', { name: visit.subject.name, matter: nameOf(visit.matter) }),
      undo: () => api.visits.restore({ id: newId(), versionId: undone.visit.versionId, reason }),
    });
  };
}
