/** The points of somebody who need not be a volunteer: a family member who was given some. */
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { PointsAccount } from './PointsAccount.tsx';
import { pointsTexts } from './texts.ts';

interface Props {
  /** Null: closed. */
  residentId: string | null;
  onClose(): void;
}

export function PointsPanel({ residentId, onClose }: Props) {
  const t = useText(pointsTexts);
  const { data, error } = useDeskQuery(
    'residents',
    'card',
    { id: residentId ?? '' },
    { enabled: residentId !== null },
  );
  return (
    <SidePanel
      opened={residentId !== null}
      onClose={onClose}
      title={data ? t('titleOf', { name: data.name }) : t('title')}
      width="38rem"
    >
      {error && <ErrorNote error={error} />}
      {data && <PointsAccount key={data.id} residentId={data.id} />}
    </SidePanel>
  );
}
