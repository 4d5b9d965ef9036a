/** What one person has at the table: values, services with their results, who served; saved all together. */
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LimitInForce, SessionSummary } from '../../../../db/health/contract.ts';
import type { ResidentLine } from '../../../../db/residents/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { notify } from '../../../ui/notify.tsx';
import { useNameOf } from '../../visits/nameOf.ts';
import { newId } from '../../visits/newId.ts';
import { ReadingFieldsGrid } from '../ReadingFieldsGrid.tsx';
import { fieldsOf, isBlank, nothingTyped, problemsOf, type Typed } from '../readingForm.ts';
import css from './Session.module.css';
import { sessionTexts } from './texts.ts';

interface Entry {
  id: string;
  typed: Typed;
  /** Results by service; a service that is there was given. */
  given: Readonly<Record<string, string>>;
}

const useServeDraft = defineDraft<Entry>();
/** Whoever serves at this table serves the next one too; so does the time of glucose. */
const useTableDraft = defineDraft<{ provider: string; glucoseTime: Typed['glucoseTime'] }>();
const emptyTable = { provider: '', glucoseTime: null };

interface Props {
  session: SessionSummary;
  /** Null: somebody without a card. */
  person: ResidentLine | null;
  name: string;
  /** Null: no values may be recorded, for want of a card or of a consent. */
  limits: readonly LimitInForce[] | null;
  onDone(): void;
}

export function ServeForm({ session, person, name, limits, onDone }: Props) {
  const t = useText(sessionTexts);
  const api = useApi();
  const table = useTableDraft(session.id, emptyTable);
  const { provider, glucoseTime } = table.value;
  const [initial] = useState<Entry>(() => ({
    id: newId(),
    typed: { ...nothingTyped, glucoseTime },
    given: {},
  }));
  const draft = useServeDraft(`${session.id} ${person?.id ?? name}`, initial);
  const { id, typed, given } = draft.value;
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const measured = limits !== null && !isBlank(typed);
  const problems = tried && measured ? problemsOf(typed) : {};

  async function save() {
    setTried(true);
    setError(null);
    if (measured && Object.keys(problemsOf(typed)).length > 0) return;
    try {
      const { taskId } = await api.clinics.serve({
        id,
        sessionId: session.id,
        residentId: person?.id ?? null,
        personName: person ? null : name,
        reading: measured ? fieldsOf(typed) : null,
        services: Object.entries(given).map(([serviceId, result]) => ({ serviceId, result })),
        provider,
      });
      notify({ text: taskId === null ? t('table.saved', { name }) : t('table.saved.task', { name }) });
      table.set((kept) => ({ ...kept, glucoseTime: typed.glucoseTime }));
      draft.clear();
      onDone();
    } catch (refused) {
      setError(refused);
    }
  }

  return (
    <div className={css.stack}>
      {limits && (
        <ReadingFieldsGrid
          typed={typed}
          onChange={(part) => draft.set((entry) => ({ ...entry, typed: { ...entry.typed, ...part } }))}
          problems={problems}
          limits={limits}
          onDone={() => void save()}
          focus={session.kind !== 'haircut'}
        />
      )}
      <ServiceTicks given={given} onChange={(next) => draft.set((entry) => ({ ...entry, given: next }))} />
      {error !== null && <ErrorNote error={error} />}
      <div className={css.save}>
        <TextInput
          className={css.grow ?? ''}
          aria-label={t('table.provider')}
          placeholder={t('table.provider')}
          value={provider}
          maxLength={60}
          onChange={(event) => {
            const { value } = event.currentTarget;
            table.set((kept) => ({ ...kept, provider: value }));
          }}
        />
        <ActionButton label={t('table.save')} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </div>
  );
}

interface TicksProps {
  given: Entry['given'];
  onChange(given: Entry['given']): void;
}

function ServiceTicks({ given, onChange }: TicksProps) {
  const t = useText(sessionTexts);
  const services = useDeskQuery('clinics', 'services', {}).data ?? [];
  function toggle(id: string) {
    const { [id]: before, ...others } = given;
    onChange(before === undefined ? { ...given, [id]: '' } : others);
  }
  return (
    <fieldset className={css.services} aria-label={t('table.services')}>
      {services
        .filter(({ retired }) => !retired)
        .map((service, index) => (
          <ServiceTick
            key={service.id}
            service={service}
            keys={index < 9 ? `Alt+Shift+${index + 1}` : null}
            result={given[service.id]}
            onToggle={() => toggle(service.id)}
            onResult={(result) => onChange({ ...given, [service.id]: result })}
          />
        ))}
    </fieldset>
  );
}

interface TickProps {
  service: { id: string; name: string; nameEn: string };
  keys: string | null;
  /** Undefined: not given. */
  result: string | undefined;
  onToggle(): void;
  onResult(result: string): void;
}

function ServiceTick({ service, keys, result, onToggle, onResult }: TickProps) {
  const t = useText(sessionTexts);
  const nameOf = useNameOf();
  const name = nameOf(service);
  useKey(keys ? { keys, label: name, run: onToggle, whileTyping: true } : null);
  return (
    <span className={css.service}>
      <Checkbox
        label={
          <>
            {name} {keys && <Kbd keys={keys} />}
          </>
        }
        checked={result !== undefined}
        onChange={onToggle}
      />
      {result !== undefined && (
        <TextInput
          className={css.grow ?? ''}
          aria-label={t('table.result', { name })}
          placeholder={t('table.resultHint')}
          value={result}
          maxLength={200}
          onChange={(event) => onResult(event.currentTarget.value)}
        />
      )}
    </span>
  );
}
