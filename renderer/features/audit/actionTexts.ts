/** Every act that can stand in the audit chain, named by its procedure. A test holds this list to the contract. */
import type { Sentence } from '../../../db/core/errors.ts';
import { defineTexts } from '../../i18n/defineTexts.ts';
import { canteenActions } from './actions/canteen.ts';
import { careActions } from './actions/care.ts';
import { deskActions } from './actions/desk.ts';
import { residentsActions } from './actions/residents.ts';
import { volunteersActions } from './actions/volunteers.ts';

const all: Readonly<Record<string, Sentence>> = {
  ...deskActions,
  ...residentsActions,
  ...careActions,
  ...canteenActions,
  ...volunteersActions,
};

const side = (language: keyof Sentence) =>
  Object.fromEntries(Object.entries(all).map(([name, words]) => [name, words[language]]));

export const auditActionTexts = defineTexts('auditActions', side('zh'), side('en'));
