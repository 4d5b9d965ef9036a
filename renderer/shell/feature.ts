/**
 * What a feature tells the frame about itself: the desk it puts on the rail and the pages it has. A feature exports
 * one such object and `routes.ts` lists it; nothing else of the feature is known outside.
 */
import type { IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Access, Role } from '../../db/core/procedure.ts';
import type { TextRef } from '../i18n/defineTexts.ts';

export interface RailEntry {
  icon: ComponentType<IconProps>;
  /** Two characters in Chinese, one short word in English. */
  text: TextRef;
  /** Where the desk opens: one of the feature's own paths, without parameters. */
  path: string;
  /** Desks stand in this order; Alt 1, Alt 2 … follow it. */
  order: number;
  roles: Access;
  /** Settings and the like stand at the foot of the rail. */
  foot?: boolean;
  /** A hook: how many things wait here for a person. Null shows nothing. */
  useWaiting?(): number | null;
}

export interface FeatureRoute {
  /** Such as `/residents/:id`; the page reads it with wouter's `useParams`. */
  path: string;
  /** Usually `lazy(() => import('./QueuePage.tsx'))`. */
  element: ComponentType;
  /** Who may do what is decided by the core; this only hides what it would refuse. */
  roles: Access;
  /**
   * Stands alone, without rail and bars: public display, kiosk, paper. With `roles: 'anyone'` it also stands while
   * nobody is signed in or the desk is locked, so it may show nothing about a person.
   */
  bare?: true;
  /** The page stands on the row of tabs of its desk: the one whose rail path begins as this path does. */
  tab?: {
    text: TextRef;
    order: number;
    /** A hook: how many things wait here for a person. Null shows nothing. */
    useWaiting?(): number | null;
  };
}

export interface FeatureRoutes {
  rail?: RailEntry;
  routes: readonly FeatureRoute[];
}

export function mayOpen(roles: Access, role: Role | undefined): boolean {
  if (roles === 'anyone') return true;
  return role !== undefined && (roles === 'signedIn' || roles.includes(role));
}
