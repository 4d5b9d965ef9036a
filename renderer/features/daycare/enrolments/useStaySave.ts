/** Sends a stay; what the core refuses stands as a sentence beside its field. */
import { useState } from 'react';
import { DeskError } from '../../../../db/core/errors.ts';
import { useSay } from '../../../i18n/useSay.ts';

const ownFields = /^(residentId|startsOn|endsOn|trialUntil|weekdays|goals|medication|collectors(\.|$))/;

export function useStaySave() {
  const say = useSay();
  const [error, setError] = useState<DeskError | null>(null);
  const field = error?.failure.field ?? '';

  /** @returns true when it was saved */
  async function save(send: () => Promise<unknown>): Promise<boolean> {
    setError(null);
    try {
      await send();
      return true;
    } catch (refused) {
      if (!(refused instanceof DeskError)) throw refused;
      setError(refused);
      return false;
    }
  }
  return {
    save,
    problem: (name: string) => (error && field === name ? say(error.failure.sentence) : null),
    /** A refusal that belongs to no field of the form. */
    error: error && ownFields.test(field) ? null : error,
  };
}
