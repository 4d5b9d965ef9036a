/** The fields of a report: who, when, where, what, how bad, what was done, who was told. */
import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { severities } from '../../../db/careTasks/contract.ts';
import { incidentKinds } from '../../../db/incidents/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { useNow, useToday } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { clockTime } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { readTime } from '../health/instantAt.ts';
import { PersonSearch } from '../residents/parts/PersonSearch.tsx';
import { newId } from '../visits/newId.ts';
import css from './Incident.module.css';
import type { TypedIncident } from './incidentForm.ts';
import { incidentsTexts } from './texts.ts';

interface Props {
  typed: TypedIncident;
  onChange(part: Partial<TypedIncident>): void;
  problem(field: string): string | null;
  /** Times that cannot be read are told from then on. */
  tried: boolean;
}

export function IncidentFieldset({ typed, onChange, problem, tried }: Props) {
  const t = useText(incidentsTexts);
  const today = useToday();
  const timeWrong = tried && readTime(typed.time) === null;
  return (
    <>
      <WhoFields typed={typed} onChange={onChange} problem={problem} />
      <DateField label={t('day')} value={typed.day} max={today} onChange={(day) => onChange({ day })} />
      <TextField
        label={t('time')}
        value={typed.time}
        inputMode="numeric"
        maxLength={5}
        error={timeWrong ? t('time.wrong') : problem('at')}
        onChange={(time) => onChange({ time })}
      />
      <SelectField
        label={t('kind')}
        options={incidentKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={typed.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Field label={t('severity')}>
        {() => (
          <Segmented
            label={t('severity')}
            options={severities.map((value) => ({ value, label: t(`severity.${value}`) }))}
            value={typed.severity}
            onChange={(severity) => onChange({ severity })}
          />
        )}
      </Field>
      <TextField
        label={t('place')}
        value={typed.place}
        required
        maxLength={60}
        error={problem('place')}
        onChange={(place) => onChange({ place })}
      />
      <TextField
        label={t('what')}
        value={typed.what}
        required
        lines
        maxLength={2000}
        error={problem('what')}
        onChange={(what) => onChange({ what })}
      />
      <TextField
        label={t('measures')}
        value={typed.measures}
        lines
        maxLength={2000}
        error={problem('measures')}
        onChange={(measures) => onChange({ measures })}
      />
      <ToldFields typed={typed} onChange={onChange} problem={problem} tried={tried} />
    </>
  );
}

function WhoFields({ typed: { person, others }, onChange, problem }: Omit<Props, 'tried'>) {
  const t = useText(incidentsTexts);
  const chosen = [...(person ? [person] : []), ...others].map(({ id }) => id);
  return (
    <>
      <Field label={t('person')} required>
        {() =>
          person ? (
            <span className={css.line}>
              <strong>{person.name}</strong>
              <ActionButton
                label={t('person.other')}
                kind="quiet"
                onAction={() => onChange({ person: null })}
              />
            </span>
          ) : (
            <PersonSearch
              label={t('person.find')}
              without={chosen}
              onPick={({ id, name }) => onChange({ person: { id, name } })}
            />
          )
        }
      </Field>
      <Field label={t('others')} error={problem('otherIds')}>
        {() => (
          <div className={css.stack}>
            {others.map(({ id, name }) => (
              <span key={id} className={css.line}>
                {name}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('others.remove', { name })}
                  onClick={() => onChange({ others: others.filter((other) => other.id !== id) })}
                >
                  <IconX size={16} />
                </ActionIcon>
              </span>
            ))}
            <PersonSearch
              label={t('others.find')}
              without={chosen}
              onPick={({ id, name }) => onChange({ others: [...others, { id, name }] })}
            />
          </div>
        )}
      </Field>
    </>
  );
}

function ToldFields({ typed: { told }, onChange, problem, tried }: Props) {
  const t = useText(incidentsTexts);
  const zone = useSession((session) => session.zone);
  const now = useNow((clock) => clock.now);
  const put = (id: string, part: { who?: string; time?: string }) =>
    onChange({ told: told.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  return (
    <Field label={t('told')} error={problem('told')}>
      {() => (
        <div className={css.stack}>
          {told.map(({ id, who, time }) => (
            <span key={id} className={css.line}>
              <TextInput
                className={css.grow ?? ''}
                aria-label={t('told.who')}
                placeholder={t('told.who')}
                value={who}
                maxLength={60}
                error={tried && who.trim() === ''}
                onChange={(event) => put(id, { who: event.currentTarget.value })}
              />
              <TextInput
                className={css.time ?? ''}
                aria-label={t('time')}
                value={time}
                maxLength={5}
                error={tried && readTime(time) === null}
                onChange={(event) => put(id, { time: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('told.remove')}
                onClick={() => onChange({ told: told.filter((one) => one.id !== id) })}
              >
                <IconX size={16} />
              </ActionIcon>
            </span>
          ))}
          <div className={css.acts}>
            <ActionButton
              label={t('told.add')}
              kind="quiet"
              onAction={() =>
                onChange({ told: [...told, { id: newId(), who: '', time: clockTime(now, zone) }] })
              }
            />
          </div>
        </div>
      )}
    </Field>
  );
}
