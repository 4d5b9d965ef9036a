/** The evaluator reads everything here and changes nothing. */
import { useSession } from '../../../state/session.ts';

export const useMayWrite = (): boolean => useSession((session) => session.account?.role !== 'evaluator');
