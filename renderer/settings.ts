/** The sections of the settings page, one line per feature. */
import { accountsSection } from './features/accounts/section.ts';
import { centreSections } from './features/centre/sections.ts';
import type { SettingsSection } from './features/centre/settingsSection.ts';
import { daycareSection } from './features/daycare/routes.ts';
import { healthSections } from './features/health/section.ts';
import { mealPlanSection } from './features/menu/routes.ts';
import { lowBalanceSection } from './features/payments/routes.ts';
import { visitSections } from './features/visits/settings/sections.ts';
import { volunteersSection } from './features/volunteers/routes.ts';

export const settingsSections: readonly SettingsSection[] = [
  accountsSection,
  ...centreSections,
  ...visitSections,
  daycareSection,
  ...healthSections,
  mealPlanSection,
  lowBalanceSection,
  volunteersSection,
];
