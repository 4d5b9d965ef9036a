/**
 * The address of a page lives after `#`, with its query: `#/residents?q=wxm`. The same build then runs from a custom
 * protocol and from the loopback host, and no address ever reaches a server or a log.
 */
import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function parts(): [path: string, query: string] {
  const [path = '', query = ''] = window.location.hash.replace(/^#\/?/, '').split('?');
  return [`/${path}`, query];
}

function navigate(to: string, options: { replace?: boolean } = {}): void {
  const url = `#${to}`;
  if (options.replace) {
    window.history.replaceState(null, '', url);
    // Replacing is silent by nature.
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    window.location.hash = url;
  }
}

function useSearch(): string {
  return useSyncExternalStore(subscribe, () => parts()[1]);
}

export function useHashLocation(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, () => parts()[0]), navigate];
}
useHashLocation.hrefs = (href: string) => `#${href}`;
useHashLocation.searchHook = useSearch;
