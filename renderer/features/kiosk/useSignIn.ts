/** Signs in with one touch. Its id is made when the choice is shown: a nervous second touch signs in once. */
import { useState } from 'react';
import type { FoundVolunteer, ServiceTask } from '../../../db/service/contract.ts';
import { newId } from '../visits/newId.ts';
import { useKioskPlace } from './place.ts';
import { useKiosk } from './useKiosk.ts';

export function useSignIn(found: FoundVolunteer): (task: ServiceTask, activity: string) => void {
  const { ask } = useKiosk();
  const stationId = useKioskPlace((place) => place.stationId);
  const [id] = useState(newId);
  return (task, activity) =>
    ask(async ({ signIn }) => {
      const { startAt, doubtful } = await signIn({ id, pass: found.pass, stationId, task });
      return { at: 'done', found, deed: { kind: 'in', startAt, activity, doubtful } };
    });
}
