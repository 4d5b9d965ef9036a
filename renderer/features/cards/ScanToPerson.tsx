/**
 * A card, ID number or phone scanned anywhere picks its person, as the search of the top bar would: a page that works
 * with one person takes them, elsewhere their card opens. Pages with a reader of their own come before this one.
 */
import { useLocation } from 'wouter';
import { scanFailure } from '../../../db/cards/contract.ts';
import { DeskError } from '../../../db/core/errors.ts';
import { useApi } from '../../api/hooks.ts';
import { useScanner } from '../../keys/scanner.ts';
import { pickTaker } from '../../state/residentPick.ts';
import { useSession } from '../../state/session.ts';
import { useNotifyError } from '../../ui/notify.tsx';

export function ScanToPerson() {
  const api = useApi();
  const [, navigate] = useLocation();
  const atKiosk = useSession((session) => session.account?.role === 'kiosk');
  const notifyError = useNotifyError();

  async function read(text: string) {
    const answer = await api.cards.resolve({ text });
    if (answer.kind === 'person') {
      const take = pickTaker();
      if (take) take(answer.person.id);
      else navigate(`/residents/${answer.person.id}`);
    } else if (answer.kind === 'several') {
      const names = answer.people.map(({ name }) => name).join('、');
      throw scanFailure('scan.several', { count: answer.people.length, names });
    } else {
      const { code, sentence } = answer;
      throw new DeskError({ code, sentence, params: {} });
    }
  }
  useScanner((text) => {
    // Whoever stands at a kiosk sees nobody's card.
    if (!atKiosk) read(text).catch(notifyError);
  });
  return null;
}
