/** What was done after the visit, oldest first, and the next step: note, extend, close, reopen. */
import { useEffect, useRef, useState } from 'react';
import type { followUpKinds } from '../../../../db/visits/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Timeline } from '../../../ui/Timeline.tsx';
import { WhenText } from '../../../ui/When.tsx';
import { newId } from '../newId.ts';
import { visitsTexts } from '../texts.ts';
import { todayTexts } from '../today/texts.ts';
import type { VisitDetail } from './VisitPanel.tsx';
import css from './VisitSection.module.css';

type Kind = (typeof followUpKinds)[number];

const keys: Readonly<Record<Kind, string>> = { note: 'N', extended: 'E', closed: 'D', reopened: 'O' };

/** What can be done next: an open matter is carried on or closed, a closed one reopened; a note always fits. */
function nextKinds({ current }: VisitDetail): Kind[] {
  const dated = current.outcome === 'accepted' || current.outcome === 'referred';
  if (current.withdrawn) return [];
  if (!dated) return ['note'];
  return current.open ? ['closed', 'extended', 'note'] : ['note', 'reopened'];
}

export function FollowUps({ detail, mayWrite }: { detail: VisitDetail; mayWrite: boolean }) {
  const t = useText(todayTexts);
  const [kind, setKind] = useState<Kind | null>(null);
  const kinds = mayWrite ? nextKinds(detail) : [];
  if (detail.followUps.length === 0 && kinds.length === 0) return null;
  return (
    <section className={css.section}>
      <h3 className={css.title}>{t('followUp')}</h3>
      {detail.followUps.length > 0 && (
        <Timeline
          label={t('followUp')}
          items={detail.followUps.map((step) => ({
            id: step.id,
            text: [
              t(`followUp.kind.${step.kind}`),
              step.dueOn && t('followUp.to', { day: step.dueOn }),
              step.note,
            ]
              .filter(Boolean)
              .join(' · '),
            detail: (
              <>
                <WhenText at={step.at} /> · {step.accountName}
              </>
            ),
          }))}
        />
      )}
      {kind === null ? (
        <div className={css.acts}>
          {kinds.map((next, index) => (
            <ActionButton
              key={next}
              label={t(`followUp.kind.${next}`)}
              keys={keys[next]}
              kind={index === 0 && detail.current.open ? 'primary' : 'normal'}
              onAction={() => setKind(next)}
            />
          ))}
        </div>
      ) : (
        <StepForm key={kind} kind={kind} detail={detail} onDone={() => setKind(null)} />
      )}
    </section>
  );
}

interface StepFormProps {
  kind: Kind;
  detail: VisitDetail;
  onDone(): void;
}

function StepForm({ kind, detail, onDone }: StepFormProps) {
  const t = useText(todayTexts);
  const words = useText(visitsTexts);
  const today = useToday();
  const api = useApi();
  const [id] = useState(newId);
  const [note, setNote] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const dated = kind === 'extended' || kind === 'reopened';
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);

  async function save() {
    const { rootId } = detail.current;
    setError(null);
    try {
      await api.followUps.add(
        kind === 'note' || kind === 'closed'
          ? { id, rootId, kind, note }
          : { id, rootId, kind, note, dueOn: dueOn ?? '' },
      );
      notify({ text: t('followUp.saved', { kind: t(`followUp.kind.${kind}`) }) });
      onDone();
    } catch (refused) {
      setError(refused);
    }
  }

  return (
    <form ref={form} className={css.form} onSubmit={(event) => event.preventDefault()}>
      {dated && <DateField label={words('due')} value={dueOn} min={today} onChange={setDueOn} />}
      <TextField
        label={t('followUp.note')}
        value={note}
        lines
        maxLength={1000}
        placeholder={kind === 'closed' || kind === 'extended' ? words('optional') : ''}
        onChange={setNote}
      />
      {error !== null && <ErrorNote error={error} />}
      <div className={css.end}>
        <ActionButton label={words('back')} kind="quiet" onAction={onDone} />
        <ActionButton label={t(`followUp.kind.${kind}`)} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </form>
  );
}
