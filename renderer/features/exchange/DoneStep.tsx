/** What the import did, and what is left for a person. */
import { IconCircleCheck } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { exchange } from '../../../db/exchange/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { grouped } from '../../ui/format.ts';
import type { Plan } from './ImportPage.tsx';
import { saveFile } from './saveFile.ts';
import { exchangeTexts } from './texts.ts';

interface Props {
  plan: Plan;
  result: OutputOf<typeof exchange.run>;
  onMore(): void;
}

export function DoneStep({ plan, result, onMore }: Props) {
  const t = useText(exchangeTexts);
  const api = useApi();
  const [, navigate] = useLocation();
  const { counts, households } = result;

  async function saveRejected() {
    const { file, fileName } = await api.exchange.rejected({ planId: plan.planId });
    saveFile(file, fileName);
  }
  return (
    <Card
      title={t('done.title')}
      footer={
        <>
          {counts.person > 0 && (
            <ActionButton label={t('rejected.save')} keys="Mod+S" onAction={saveRejected} />
          )}
          <ActionButton kind="quiet" label={t('done.more')} onAction={onMore} />
        </>
      }
    >
      <EmptyState
        icon={<IconCircleCheck />}
        sentence={[
          t('done.people', {
            added: grouped(counts.new),
            changed: grouped(counts.changed),
            households: grouped(households),
          }),
          counts.person > 0 && t('done.rest', { count: counts.person }),
        ]
          .filter(Boolean)
          .join(' ')}
        action={
          <ActionButton
            kind="primary"
            label={t('done.toList')}
            keys="Enter"
            onAction={() => navigate('/residents')}
          />
        }
      />
    </Card>
  );
}
