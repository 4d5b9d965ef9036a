/** Brings the focus to the first field that is not right, once for each try to go on. */
import { type RefObject, useEffect, useRef } from 'react';

export function useFocusProblem<Element extends HTMLElement>(tries: number): RefObject<Element | null> {
  const place = useRef<Element>(null);
  useEffect(() => {
    if (tries > 0) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  return place;
}
