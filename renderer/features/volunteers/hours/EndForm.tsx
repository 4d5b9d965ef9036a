/** The end of a time that is still open: now, or when somebody on the staff saw them leave. */
import { useState } from 'react';
import type { ServiceLine } from '../../../../db/service/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Field } from '../../../ui/Field.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { wholeNumber } from '../../visits/settings/wholeNumber.ts';
import { readTypedSpan, type TypedSpan, typedFrom } from '../parts/spanForm.ts';
import { useDuration } from '../parts/useDuration.ts';
import css from './Hours.module.css';
import { SpanFields } from './SpanFields.tsx';
import { hoursTexts } from './texts.ts';

export function EndForm({ line, onDone }: { line: ServiceLine; onDone(): void }) {
  const t = useText(hoursTexts);
  const api = useApi();
  const duration = useDuration();
  const today = useToday();
  const zone = useSession((session) => session.zone);
  const [id] = useState(newId);
  const [at, setAt] = useState<'now' | 'earlier'>(line.day === today ? 'now' : 'earlier');
  const [typed, setTyped] = useState<TypedSpan>(() => typedFrom(line, zone));
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);

  async function save() {
    setTried(true);
    const span = at === 'now' ? null : readTypedSpan(typed, zone);
    if (at === 'earlier' && span === null) return;
    const breakMinutes = span?.breakMinutes ?? wholeNumber(typed.breakMinutes || '0') ?? 0;
    const saved = await api.service.endFor({
      id,
      rootId: line.rootId,
      endAt: span?.endAt ?? null,
      breakMinutes,
      note,
    });
    notify({
      text: t('ended', { name: line.volunteer.name, time: duration(saved.service.minutes ?? 0) }),
    });
    onDone();
  }
  const put = (part: Partial<TypedSpan>) => setTyped((now) => ({ ...now, ...part }));
  return (
    <div className={css.form}>
      {line.day === today && (
        <Field label={t('end.when')}>
          {() => (
            <Segmented
              label={t('end.when')}
              options={[
                { value: 'now', label: t('end.now') },
                { value: 'earlier', label: t('end.at') },
              ]}
              value={at}
              onChange={(value) => setAt(value)}
            />
          )}
        </Field>
      )}
      {at === 'earlier' ? (
        <SpanFields value={typed} tried={tried} fixedStart onChange={put} />
      ) : (
        <TextField
          label={t('span.break')}
          placeholder="0"
          inputMode="numeric"
          maxLength={4}
          value={typed.breakMinutes}
          onChange={(breakMinutes) => put({ breakMinutes })}
        />
      )}
      <TextField label={t('note')} value={note} maxLength={200} onChange={setNote} />
      <div className={css.end}>
        <ActionButton label={t('end.save')} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </div>
  );
}
