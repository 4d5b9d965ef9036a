/** The decision about one time of service: what stands out was read, and is confirmed or sent back. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { FlagLine, ServiceLine } from '../../../../db/service/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { notify } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { wholeNumber } from '../../visits/settings/wholeNumber.ts';
import { useDuration } from '../parts/useDuration.ts';
import css from './Hours.module.css';
import { hoursTexts } from './texts.ts';

interface Decision {
  minutes: string;
  clock: boolean;
  note: string;
}
const useDecisionDraft = defineDraft<Decision>();

interface Props {
  line: ServiceLine;
  flags: readonly FlagLine[];
  onDone(): void;
}

export function DecideForm({ line, flags, onDone }: Props) {
  const t = useText(hoursTexts);
  const say = useSay();
  const api = useApi();
  const duration = useDuration();
  const [id] = useState(newId);
  const most = line.minutes ?? 0;
  const draft = useDecisionDraft(line.versionId, { minutes: String(most), clock: false, note: '' });
  const { minutes: typed, clock, note } = draft.value;
  const put = (part: Partial<Decision>) => draft.set((now) => ({ ...now, ...part }));
  const [noteMissing, setNoteMissing] = useState(false);
  const minutes = wholeNumber(typed) ?? 0;
  const good = minutes >= 1 && minutes <= most;
  const forbidden = flags.some(({ forbids }) => forbids);

  async function decide(decision: 'approved' | 'refused') {
    if (decision === 'refused' && note.trim() === '') return setNoteMissing(true);
    const given = { id, versionId: line.versionId, decision, note, clockConfirmed: clock };
    const less = decision === 'approved' && minutes < most ? { minutes } : {};
    const answer = await api.service.decide({
      rows: [{ ...given, ...less, confirmed: flags.length > 0 }],
    });
    const [skipped] = answer.skipped;
    if (skipped) {
      const reason = skipped.flags.map(({ sentence }) => say(sentence)).join(' ');
      return notify({ text: t('skipped', { reason }) });
    }
    const { name } = line.volunteer;
    notify({
      text:
        decision === 'approved' ? t('approved', { name, time: duration(minutes) }) : t('refused', { name }),
    });
    for (const { star, name: whose } of answer.stars) notify({ text: t('star', { name: whose, star }) });
    draft.clear();
    onDone();
  }

  return (
    <div className={css.form}>
      {!forbidden && (
        <TextField
          label={t('credit')}
          hint={t('creditNote')}
          error={good ? null : t('creditWrong', { max: most })}
          inputMode="numeric"
          maxLength={4}
          value={typed}
          onChange={(value) => put({ minutes: value })}
        />
      )}
      {flags.some(({ flag }) => flag === 'doubtfulClock') && (
        <Checkbox
          label={t('clock')}
          checked={clock}
          onChange={(event) => put({ clock: event.currentTarget.checked })}
        />
      )}
      <TextField
        label={t('note')}
        value={note}
        lines
        maxLength={200}
        error={noteMissing && note.trim() === '' ? t('noteNeeded') : null}
        onChange={(value) => put({ note: value })}
      />
      {forbidden && <p className={css.quiet}>{t('forbidden')}</p>}
      <div className={css.end}>
        <ActionButton label={t('refuse')} keys="R" onAction={() => decide('refused')} />
        <ActionButton
          label={flags.length > 0 ? t('approveAnyway') : t('approve')}
          keys="Mod+Enter"
          kind="primary"
          disabled={forbidden || !good}
          onAction={() => decide('approved')}
        />
      </div>
    </div>
  );
}
