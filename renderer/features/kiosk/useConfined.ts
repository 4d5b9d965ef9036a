/**
 * Keeps this window on the kiosk: an address typed, a key of the browser or its history lead back before any other page
 * stands. It is a convenience, not the lock – the lock is that the desk answers a kiosk nothing else.
 */
import { useEffect } from 'react';

const own = '#/kiosk';

export function useConfined(): void {
  useEffect(() => {
    function stay(event: HashChangeEvent) {
      if (window.location.hash === own) return;
      event.stopImmediatePropagation();
      window.history.replaceState(null, '', own);
    }
    const noMenu = (event: Event) => event.preventDefault();
    // Ahead of the router, which then hears of nothing.
    window.addEventListener('hashchange', stay, { capture: true });
    window.addEventListener('contextmenu', noMenu);
    return () => {
      window.removeEventListener('hashchange', stay, { capture: true });
      window.removeEventListener('contextmenu', noMenu);
    };
  }, []);
}
