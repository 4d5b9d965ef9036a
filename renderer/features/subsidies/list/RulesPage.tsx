/** The rules in the order in which they apply, each read out in a sentence; beside them a meal to try them on. */
import { IconPlus, IconReceiptYuan, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { subsidies } from '../../../../db/subsidies/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Columns, Page } from '../../../ui/Page.tsx';
import { ExplainPanel } from '../explain/ExplainPanel.tsx';
import { explainTexts } from '../explain/texts.ts';
import { subsidiesTexts } from '../texts.ts';
import { RuleRow } from './RuleRow.tsx';
import css from './RulesPage.module.css';
import { SchemePanel } from './SchemePanel.tsx';

export type Rule = OutputOf<typeof subsidies.list>[number];

const isOver = ({ state }: Rule) => state === 'ended' || state === 'retired';

export default function RulesPage() {
  const t = useText(subsidiesTexts);
  const tTry = useText(explainTexts);
  const isManager = useSession((session) => session.account?.role) === 'manager';
  const rules = useDeskQuery('subsidies', 'list', {});
  const [choosing, setChoosing] = useState(false);
  const [, navigate] = useLocation();
  const inForce = rules.data?.filter(({ state }) => state === 'inForce').length ?? 0;
  const schemes = (kind: 'primary' | 'normal') => (
    <ActionButton
      label={t('list.schemes')}
      icon={<IconTemplate size={18} />}
      kind={kind}
      onAction={() => setChoosing(true)}
    />
  );
  return (
    <Page title={t('title')} quietTitle>
      <Columns template="minmax(0, 1fr) 27rem" narrow="minmax(0, 1fr) 24rem">
        <Card
          title={t('title')}
          subtitle={`${t('list.title')} · ${t('list.count', { count: inForce })}`}
          actions={
            isManager && (
              <>
                {(rules.data?.length ?? 0) > 0 && schemes('normal')}
                <ActionButton
                  label={t('list.add')}
                  keys="N"
                  kind={rules.data?.length === 0 ? 'normal' : 'primary'}
                  icon={<IconPlus size={18} />}
                  onAction={() => navigate('/canteen/rules/new')}
                />
              </>
            )
          }
          flush
        >
          {rules.error && <ErrorNote error={rules.error} />}
          {rules.data?.length === 0 && (
            <EmptyState
              icon={<IconReceiptYuan />}
              sentence={isManager ? t('list.empty') : t('list.emptyReader')}
              action={isManager && schemes('primary')}
            />
          )}
          {rules.data && rules.data.length > 0 && <RuleList rules={rules.data} />}
        </Card>
        <Card title={tTry('explain.title')} subtitle={tTry('explain.note')}>
          <ExplainPanel draft={null} />
        </Card>
      </Columns>
      <SchemePanel opened={choosing} onClose={() => setChoosing(false)} />
    </Page>
  );
}

function RuleList({ rules }: { rules: readonly Rule[] }) {
  const t = useText(subsidiesTexts);
  const over = rules.filter(isOver);
  return (
    <div className={css.scroll}>
      <ol className={css.list}>
        {rules
          .filter((rule) => !isOver(rule))
          .map((rule) => (
            <RuleRow key={rule.ruleId} rule={rule} />
          ))}
      </ol>
      {over.length > 0 && (
        <>
          <h3 className={css.heading}>{t('list.over')}</h3>
          <ol className={css.list}>
            {over.map((rule) => (
              <RuleRow key={rule.ruleId} rule={rule} over />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
