/** Serves what is chosen, at the amount that is shown; a refusal stays beside the button and nothing is lost. */
import { useState } from 'react';
import { DeskError } from '../../../../db/core/errors.ts';
import { useApi } from '../../../api/hooks.ts';
import { type Choice, type OfferData, readChoice } from '../choice.ts';
import type { ServedNow } from '../Served.tsx';

interface Serving {
  offer: OfferData | undefined;
  day: string;
  meal: 'breakfast' | 'lunch' | 'dinner';
  choice: Choice;
  onServed(served: ServedNow): void;
}

export function useServe({ offer, day, meal, choice, onServed }: Serving) {
  const api = useApi();
  const [failure, setFailure] = useState<DeskError | null>(null);

  /** @param more what the pressed button settles, such as a further serving */
  async function serve(more: Choice = {}) {
    if (!offer) return;
    const { optionId, mode, payment, quote } = readChoice(offer, { ...choice, ...more });
    if (!quote) return;
    const typed = optionId === null ? { priceFen: quote.priceFen, optionName: choice.priceName ?? '' } : {};
    setFailure(null);
    try {
      const answer = await api.meals.serve({
        residentId: offer.diner.residentId,
        day,
        meal,
        serving: offer.nextServing,
        optionId,
        ...typed,
        mode,
        payment,
        takenBy: choice.takenBy || null,
        expectedFen: quote.personFen,
      });
      onServed(answer);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      setFailure(error);
    }
  }
  return { serve, failure };
}
