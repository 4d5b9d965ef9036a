/** What a feature puts on the settings page. It exports one such object and `renderer/settings.ts` lists it. */
import type { ComponentType } from 'react';
import type { Access } from '../../../db/core/procedure.ts';
import type { TextRef } from '../../i18n/defineTexts.ts';

export interface SettingsSection {
  /** The last part of its address: `/settings/<key>`. */
  key: string;
  title: TextRef;
  roles: Access;
  /** Sections stand in this order. */
  order: number;
  /** One or more cards; usually `lazy(() => import('./CountersSection.tsx'))`. */
  element: ComponentType;
}
