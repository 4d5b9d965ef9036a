/** Says an audit entry: the act by its name, and what is known about it in a sentence. */
import { useCallback } from 'react';
import type { audit } from '../../../db/audit/contract.ts';
import type { OutputOf } from '../../../db/core/procedure.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { auditActionTexts } from './actionTexts.ts';
import { auditTexts } from './texts.ts';

export type Entry = OutputOf<typeof audit.list>['entries'][number];

type FieldText = Extract<keyof typeof auditTexts.zh, `field.${string}`>;

export const actions = Object.keys(auditActionTexts.zh);

function isFieldText(key: string): key is FieldText {
  return Object.hasOwn(auditTexts.zh, key);
}

/** By the procedure's name; a sign-in with a count is a try that failed. */
export function useActionText(): (action: string, count?: number | null) => string {
  const t = useText(auditTexts);
  const named = useText(auditActionTexts);
  return useCallback(
    (action, count = null) => {
      if (action === 'accounts.signIn' && count !== null) return t('wrongSecret');
      return Object.hasOwn(auditActionTexts.zh, action) ? named(action) : t('action.unknown', { action });
    },
    [t, named],
  );
}

/** Which fields, how many, and why; null where nothing more is known. A field without a name here stays unsaid. */
export function useEntryNote(): (entry: Entry) => string | null {
  const t = useText(auditTexts);
  const language = usePreferences((preferences) => preferences.language);
  return useCallback(
    ({ action, fields, count, reason }) => {
      const names = fields.map((field) => `field.${field}`).filter(isFieldText);
      const counted = action.startsWith('accounts.') ? 'tries' : 'rows';
      const parts = [
        names.map((key) => t(key)).join(language === 'zh' ? '、' : ', '),
        count === null ? '' : t(counted, { count }),
        reason === null || reason === '' ? '' : t('reason', { reason }),
      ].filter(Boolean);
      return parts.length > 0 ? parts.join(' · ') : null;
    },
    [t, language],
  );
}
