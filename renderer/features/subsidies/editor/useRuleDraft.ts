/** What has been typed into a rule and is not saved yet, by rule: leaving the page loses nothing. */
import { defineDraft } from '../../../state/drafts.ts';
import type { RuleForm } from './ruleForm.ts';

export const useRuleDraft = defineDraft<RuleForm>();
export type RuleDraftState = ReturnType<typeof useRuleDraft>;
