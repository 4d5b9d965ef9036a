/** The form of a rule with what it reads like above it, and saving, retiring and discarding below. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { sayTerms, subsidies } from '../../../../db/subsidies/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { notify } from '../../../ui/notify.tsx';
import { useFocusProblem } from '../../../ui/useFocusProblem.ts';
import { useSchemaProblem } from '../../../ui/useSchemaProblem.ts';
import type { Rule } from '../list/RulesPage.tsx';
import { NextTag, StateTag } from '../StateTag.tsx';
import { subsidiesTexts } from '../texts.ts';
import { useRuleName } from '../useRuleName.ts';
import { RetireDialog } from './RetireDialog.tsx';
import css from './RuleCard.module.css';
import { RuleFields } from './RuleFields.tsx';
import type { readForm } from './ruleForm.ts';
import { ruleTexts } from './texts.ts';
import type { RuleDraftState } from './useRuleDraft.ts';

interface Props {
  rule: Rule | null;
  form: RuleDraftState;
  read: ReturnType<typeof readForm>;
  readOnly: boolean;
}

const reasonField = subsidies.save.input.shape.reason;

export function RuleCard({ rule, form, read, readOnly }: Props) {
  const t = useText(ruleTexts);
  const tList = useText(subsidiesTexts);
  const say = useSay();
  const nameOf = useRuleName();
  const schemaProblem = useSchemaProblem();
  const [tries, setTries] = useState(0);
  const place = useFocusProblem<HTMLDivElement>(tries);
  const { save, retiring, setRetiring, back } = useRuleActions(form, () => setTries(tries + 1));
  const problem = (field: string) => {
    if (tries === 0) return null;
    if (field === 'reason') return schemaProblem(reasonField, form.value.reason);
    const sentence = read.problems[field];
    return sentence ? say(sentence) : null;
  };
  return (
    <Card
      title={rule ? nameOf(rule.latest) : t('rule.new')}
      subtitle={rule && tList('list.version', { version: rule.latest.version })}
      actions={rule && <RuleTags rule={rule} />}
      footer={
        <div className={css.footer}>
          <ActionButton label={t('rule.back')} keys="Escape" kind="quiet" onAction={back} />
          {!readOnly && (
            <>
              {rule && !rule.latest.retired && (
                <ActionButton label={t('rule.retire')} kind="quiet" onAction={() => setRetiring(true)} />
              )}
              <span className={css.end}>
                {form.dirty && <ActionButton label={t('rule.discard')} kind="quiet" onAction={form.clear} />}
                <ActionButton
                  label={rule ? t('rule.save') : t('rule.saveNew')}
                  keys="Mod+S"
                  kind="primary"
                  disabled={rule !== null && !form.dirty}
                  onAction={() => save(read.draft)}
                />
              </span>
            </>
          )}
        </div>
      }
    >
      <div ref={place} className={css.body}>
        <p className={css.reads}>
          <span className={css.readsLabel}>{t('reads')}</span>
          {read.draft ? say(sayTerms(read.draft.terms)) : t('readsUnfinished')}
        </p>
        <Notices rule={rule} form={form} />
        <RuleFields
          value={form.value}
          put={(patch) => form.set((current) => ({ ...current, ...patch }))}
          problem={problem}
          disabled={readOnly}
        />
      </div>
      {rule && (
        <RetireDialog
          opened={retiring}
          latest={rule.latest}
          onClose={() => setRetiring(false)}
          onDone={() => {
            form.clear();
            back();
          }}
        />
      )}
    </Card>
  );
}

function useRuleActions(form: RuleDraftState, onTry: () => void) {
  const t = useText(ruleTexts);
  const nameOf = useRuleName();
  const [, navigate] = useLocation();
  const command = useDeskCommand('subsidies', 'save');
  const [retiring, setRetiring] = useState(false);
  const back = () => navigate('/canteen/rules');

  async function save(draft: Props['read']['draft']) {
    onTry();
    const { id, ruleId, follows, reason } = form.value;
    if (!draft || !reasonField.safeParse(reason).success) return;
    await command.mutateAsync({ rules: [{ ...draft, id, ruleId, follows }], reason });
    form.clear();
    notify({ text: t('rule.saved', { name: nameOf(draft), version: follows + 1 }) });
    back();
  }
  return { save, retiring, setRetiring, back };
}

/** The state of today, and what has been saved for later: that is what the form shows. */
function RuleTags({ rule: { state, shown, latest } }: { rule: Rule }) {
  return (
    <>
      <StateTag state={state} shown={shown} />
      {latest.version !== shown.version && <NextTag latest={latest} />}
    </>
  );
}

/** What should be known before saving: that somebody else was faster, or that it reaches into the past. */
function Notices({ rule, form }: Pick<Props, 'rule' | 'form'>) {
  const t = useText(ruleTexts);
  const today = useToday();
  const { follows, validFrom } = form.value;
  const overtaken = rule && rule.latest.version > follows ? rule.latest : null;
  if (overtaken) {
    const { version, savedBy } = overtaken;
    return (
      <div className={css.notice} role="status">
        <span>{t('rule.rebase', { who: savedBy ?? '—', version })}</span>
        <ActionButton
          label={t('rule.rebaseGo', { version })}
          onAction={() => form.set((current) => ({ ...current, follows: version }))}
        />
      </div>
    );
  }
  if (!form.dirty || validFrom === null || validFrom >= today) return null;
  return (
    <div className={css.notice} role="status">
      {t('rule.past', { day: validFrom })}
    </div>
  );
}
