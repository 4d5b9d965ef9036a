/** The two questions behind a tap: why somebody is absent, and with whom somebody leaves. */
import { useState } from 'react';
import { absenceReasons, type BoardLine } from '../../../../db/daycare/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { daycareTexts } from '../texts.ts';
import css from './ChoiceDialog.module.css';
import { ChoiceDialog } from './ChoiceDialog.tsx';
import type { Taps } from './useTaps.ts';

interface Props {
  line: BoardLine;
  taps: Taps;
  onClose(): void;
}

export function AbsentDialog({ line, taps, onClose }: Props) {
  const t = useText(daycareTexts);
  const [note, setNote] = useState('');
  return (
    <ChoiceDialog
      title={t('absent.title', { name: line.name })}
      choices={absenceReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
      onChoose={async (reason) => {
        await taps.absent(line, reason, note.trim());
        onClose();
      }}
      onClose={onClose}
    >
      <TextField label={t('note')} value={note} maxLength={200} onChange={setNote} />
    </ChoiceDialog>
  );
}

export function LeaveDialog({ line, taps, onClose }: Props) {
  const t = useText(daycareTexts);
  const [other, setOther] = useState('');
  const people = line.collectors.map(({ name, relation }) => (relation ? `${relation} ${name}` : name));
  const choices = [...people, t('leave.self'), t('leave.staff')];
  async function leave(withWhom: string) {
    await taps.depart(line, withWhom);
    onClose();
  }
  return (
    <ChoiceDialog
      title={t('leave.title', { name: line.name })}
      choices={[...new Set(choices)].map((value) => ({ value, label: value }))}
      onChoose={leave}
      onClose={onClose}
    >
      <TextField label={t('leave.otherName')} value={other} maxLength={60} onChange={setOther} />
      {other.trim() !== '' && (
        <div className={css.inline}>
          <ActionButton
            label={t('leave.save')}
            keys="Mod+Enter"
            kind="primary"
            whileTyping
            onAction={() => leave(other.trim())}
          />
        </div>
      )}
    </ChoiceDialog>
  );
}
