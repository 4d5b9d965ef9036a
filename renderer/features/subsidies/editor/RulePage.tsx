/** One rule: its terms at the left; at the right a meal to try them on, what they would have cost, and its history. */

import { IconReceiptOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Columns, Page } from '../../../ui/Page.tsx';
import { newId } from '../../visits/newId.ts';
import type { Rule } from '../list/RulesPage.tsx';
import { subsidiesTexts } from '../texts.ts';
import { RuleCard } from './RuleCard.tsx';
import { formOf, newForm, readForm } from './ruleForm.ts';
import { SidePane } from './SidePane.tsx';
import { ruleTexts } from './texts.ts';
import { useRuleDraft } from './useRuleDraft.ts';

export default function RulePage() {
  const t = useText(ruleTexts);
  const { ruleId } = useParams<{ ruleId?: string }>();
  const rules = useDeskQuery('subsidies', 'list', {});
  const rule = rules.data?.find((candidate) => candidate.ruleId === ruleId) ?? null;
  if (rules.error) return <ErrorNote error={rules.error} />;
  if (!rules.data) return null;
  if (ruleId !== undefined && !rule) return <Unknown />;
  return (
    <Page title={ruleId === undefined ? t('rule.new') : t('rule.edit')} quietTitle>
      <RuleEditor key={ruleId ?? 'new'} rule={rule} />
    </Page>
  );
}

function Unknown() {
  const t = useText(ruleTexts);
  const tList = useText(subsidiesTexts);
  const [, navigate] = useLocation();
  return (
    <Page title={tList('title')}>
      <Card>
        <EmptyState
          icon={<IconReceiptOff />}
          sentence={t('rule.unknown')}
          action={<ActionButton label={t('rule.back')} onAction={() => navigate('/canteen/rules')} />}
        />
      </Card>
    </Page>
  );
}

function RuleEditor({ rule }: { rule: Rule | null }) {
  const today = useToday();
  const readOnly = useSession((session) => session.account?.role) !== 'manager';
  const [start] = useState(() =>
    rule ? formOf(rule.latest, newId()) : newForm({ id: newId(), ruleId: newId() }, today),
  );
  const form = useRuleDraft(rule?.ruleId ?? 'new', start);
  const read = readForm(form.value);
  const draft = read.draft && { ...read.draft, ruleId: form.value.ruleId };
  return (
    <Columns template="minmax(0, 1fr) 29rem" narrow="minmax(0, 1fr) 25rem">
      <RuleCard rule={rule} form={form} read={read} readOnly={readOnly} />
      <SidePane
        ruleId={rule?.ruleId ?? null}
        // What was not touched is what is saved: trying it says so without a comparison.
        draft={form.dirty ? draft : null}
        whole={draft}
        unfinished={form.dirty && draft === null}
        mayPreview={!readOnly}
      />
    </Columns>
  );
}
