/**
 * One person at the till: who it is, what speaks against the plate, what it costs and why. Enter serves; every other
 * key is printed on what it changes. What has to be asked is asked here, and Enter waits until it is settled.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { MenuOption } from '../../../../db/menu/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { type Choice, nextOption, readChoice } from '../choice.ts';
import { MealReason } from '../MealReason.tsx';
import type { ServedNow } from '../Served.tsx';
import { Asks } from './Asks.tsx';
import { Figures } from './Figures.tsx';
import css from './Offer.module.css';
import { OfferActions } from './OfferActions.tsx';
import { OfferHead } from './OfferHead.tsx';
import { OptionTiles } from './OptionTiles.tsx';
import { useServe } from './useServe.ts';
import { WaysToServe } from './WaysToServe.tsx';

interface Props {
  residentId: string;
  day: string;
  meal: 'breakfast' | 'lunch' | 'dinner';
  options: readonly MenuOption[];
  mayServe: boolean;
  onServed(served: ServedNow): void;
  onLeave(): void;
}

export function Offer({ residentId, day, meal, options, mayServe, onServed, onLeave }: Props) {
  const section = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useState<Choice>({});
  const { priceFen } = choice;
  const typedPrice = priceFen == null ? {} : { priceFen };
  const { data: offer, error } = useDeskQuery(
    'meals',
    'offer',
    { residentId, day, meal, ...typedPrice },
    { keepPrevious: true },
  );
  const change = (part: Choice) => setChoice((before) => ({ ...before, ...part }));
  const chosen = offer && readChoice(offer, choice);
  const { serve, failure } = useServe({ offer, day, meal, choice, onServed });

  // The keys of the till are letters: they answer while no field has the focus.
  useEffect(() => section.current?.focus(), []);
  function refocus(target: EventTarget) {
    if (!(target instanceof HTMLInputElement)) section.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const isField = event.target instanceof HTMLInputElement;
    if (event.key !== 'Tab' || event.shiftKey || isField || !chosen || options.length < 2) return;
    event.preventDefault();
    change({
      optionId: nextOption(
        options.map(({ id }) => id),
        chosen.optionId,
      ),
    });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Tab changes the option, as is printed beside them
    <div
      ref={section}
      tabIndex={-1}
      className={css.offer}
      data-testid="offer"
      onKeyDown={onKeyDown}
      onClick={(event) => refocus(event.target)}
    >
      {error && <ErrorNote error={error} />}
      {offer && chosen && (
        <Card
          footer={
            <OfferActions
              offer={offer}
              chosen={chosen}
              choice={choice}
              mayServe={mayServe}
              onServe={serve}
              onChange={change}
              onLeave={onLeave}
            />
          }
        >
          <div className={css.body}>
            <OfferHead offer={offer} />
            <Asks offer={offer} chosen={chosen} />
            <OptionTiles offer={offer} options={options} chosen={chosen} choice={choice} onChange={change} />
            <Figures offer={offer} chosen={chosen} />
            {chosen.quote && <MealReason lines={chosen.quote.lines} missed={chosen.quote.missed} />}
            <WaysToServe
              offer={offer}
              chosen={chosen}
              choice={choice}
              onChange={change}
              onDone={() => section.current?.focus()}
            />
            {failure !== null && <ErrorNote error={failure} />}
          </div>
        </Card>
      )}
    </div>
  );
}
