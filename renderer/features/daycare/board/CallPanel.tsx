/** A call about somebody who is missed: the numbers, and what came of it. */
import type { BoardLine } from '../../../../db/daycare/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { CallForm } from '../../careTasks/CallForm.tsx';
import { daycareTexts } from '../texts.ts';
import { Contacts } from './Contacts.tsx';
import css from './PersonPanel.module.css';

interface Props {
  line: BoardLine;
  day: string;
  onClose(): void;
}

export function CallPanel({ line, day, onClose }: Props) {
  const t = useText(daycareTexts);
  const { residentId: id, name } = line;
  const { data } = useDeskQuery('daycare', 'person', { residentId: id, day });
  return (
    <SidePanel opened onClose={onClose} title={t('call.title', { name })}>
      <div className={css.parts}>
        <Contacts contact={data?.contact} />
        <CallForm person={{ id, name }} taskId={null} day={day} onDone={onClose} />
      </div>
    </SidePanel>
  );
}
