/** What the provider hands to the hooks. */
import { createContext, useContext } from 'react';
import type { Api, DeskLink } from './client.ts';

interface ApiContextValue {
  link: DeskLink;
  api: Api;
}

export const ApiContext = createContext<ApiContextValue | null>(null);

export function useApiContext(): ApiContextValue {
  const value = useContext(ApiContext);
  if (!value) throw new Error('no ApiProvider above this component');
  return value;
}
