/** What the import would do, group by group and row by row, and the choice to go ahead without what cannot be read. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { planGroups } from '../../../db/exchange/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { notify } from '../../ui/notify.tsx';
import { Columns } from '../../ui/Page.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Plan } from './ImportPage.tsx';
import { PlanTable } from './PlanTable.tsx';
import css from './PreviewStep.module.css';
import { saveFile } from './saveFile.ts';
import { exchangeTexts } from './texts.ts';

interface Props {
  plan: Plan;
  onAccept(codes: readonly string[]): void;
  onBack(): void;
  onRun(): void;
}

export function PreviewStep({ plan, onAccept, onBack, onRun }: Props) {
  const t = useText(exchangeTexts);
  const say = useSay();
  const api = useApi();
  const first = planGroups.find((group) => group === 'person' && plan.counts.person > 0) ?? 'new';
  const [group, setGroup] = useState<(typeof planGroups)[number]>(first);
  const toImport = plan.counts.new + plan.counts.changed;
  const accepted = plan.problems.filter((problem) => problem.accepted).map(({ code }) => code);

  async function saveRejected() {
    const { file, fileName } = await api.exchange.rejected({ planId: plan.planId });
    saveFile(file, fileName);
    notify({ text: t('rejected.saved', { name: fileName }) });
  }
  return (
    <Columns template="minmax(0, 1fr) 22rem">
      <Card
        flush
        title={t('preview')}
        subtitle={t('households', { count: plan.households })}
        footer={
          <>
            <ActionButton
              kind="primary"
              label={t('import', { count: toImport })}
              keys="Mod+Enter"
              disabled={toImport === 0}
              onAction={onRun}
            />
            {plan.counts.person > 0 && (
              <ActionButton label={t('rejected.save')} keys="Mod+S" onAction={saveRejected} />
            )}
            <ActionButton kind="quiet" label={t('step.columns')} keys="Escape" onAction={onBack} />
          </>
        }
      >
        <div className={css.groups}>
          <Segmented
            label={t('preview')}
            value={group}
            onChange={(chosen) => setGroup(chosen)}
            options={planGroups.map((value, at) => ({
              value,
              label: t(`group.${value}`),
              count: plan.counts[value],
              keys: String(at + 1),
            }))}
          />
        </div>
        <PlanTable key={`${plan.planId} ${group}`} planId={plan.planId} group={group} />
      </Card>
      <Card title={t('problems.title')}>
        {plan.problems.length > 0 && <p className={css.why}>{t('problems.why')}</p>}
        <ul className={css.list}>
          {plan.problems.map(({ code, rows, sentence, acceptable, accepted: isAccepted }) => (
            <li key={code}>
              <Checkbox
                checked={isAccepted}
                disabled={!acceptable}
                label={say(sentence)}
                description={t('problems.count', { count: rows })}
                onChange={(event) =>
                  onAccept(
                    event.currentTarget.checked
                      ? [...accepted, code]
                      : accepted.filter((other) => other !== code),
                  )
                }
              />
            </li>
          ))}
        </ul>
        {plan.notes.length > 0 && <h3 className={css.heading}>{t('notes.title')}</h3>}
        <ul className={css.list}>
          {plan.notes.map(({ code, rows, sentence }) => (
            <li key={code} className={css.note}>
              <span>{say(sentence)}</span>
              <span className={css.count}>{t('problems.count', { count: rows })}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Columns>
  );
}
