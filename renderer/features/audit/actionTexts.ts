/** Every act that can stand in the audit chain, named by its procedure. A test holds this list to the contract. */
import type { Sentence } from '../../../db/core/errors.ts';
import { defineTexts } from '../../i18n/defineTexts.ts';
import { canteenActions } from './actions/canteen.ts';
import { careActions } from './actions/care.ts';
import { deskActions } from './actions/desk.ts';
import { residentsActions } from './actions/residents.ts';
import { volunteersActions } from './actions/volunteers.ts';

const all = {
  ...deskActions,
  ...residentsActions,
  ...careActions,
  ...canteenActions,
  ...volunteersActions,
} as const satisfies Record<string, Sentence>;

type Act = keyof typeof all;
type Side = { readonly [Name in Act]: string };

/** `Object.entries` forgets the keys, which are those of `all`. */
function side(language: keyof Sentence): Side {
  return Object.fromEntries(Object.entries(all).map(([name, words]) => [name, words[language]])) as Side;
}

export const auditActionTexts = defineTexts('auditActions', side('zh'), side('en'));
