/** The fields of a stay: when, on which days, towards what, with which medicine, and who may collect. */

import { ActionIcon } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Field } from '../../../ui/Field.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { WeekdaysField } from '../../../ui/WeekdaysField.tsx';
import { enrolTexts } from '../enrolTexts.ts';
import css from './StayFields.module.css';
import type { StayForm } from './stayForm.ts';

interface Props {
  form: StayForm;
  onEdit(step: (form: StayForm) => StayForm): void;
  problem(field: string): string | null;
  places: number;
  /** People by weekday, Monday first, this one left out. */
  load: readonly number[];
  /** Without consent to health data goals and medicine stay closed; this stands in their place. */
  consent: ReactNode | null;
}

export function StayFields({ form, onEdit, problem, places, load, consent }: Props) {
  const t = useText(enrolTexts);
  const set = (part: Partial<StayForm>) => onEdit((current) => ({ ...current, ...part }));
  const free = (offset: number) => {
    const left = places - (load[offset] ?? 0);
    return left > 0 ? t('form.free', { count: left }) : t('form.full');
  };
  return (
    <>
      {!form.waits && (
        <>
          <DateField
            label={t('form.startsOn')}
            required
            value={form.startsOn}
            error={problem('startsOn')}
            onChange={(startsOn) => set({ startsOn })}
          />
          <DateField
            label={t('form.endsOn')}
            hint={t('form.endsHint')}
            value={form.endsOn}
            error={problem('endsOn')}
            onChange={(endsOn) => set({ endsOn })}
          />
          <DateField
            label={t('form.trialUntil')}
            hint={t('form.trialHint')}
            value={form.trialUntil}
            error={problem('trialUntil')}
            onChange={(trialUntil) => set({ trialUntil })}
          />
        </>
      )}
      <WeekdaysField
        label={t('form.weekdays')}
        required
        value={form.weekdays}
        error={problem('weekdays')}
        note={free}
        onChange={(weekdays) => set({ weekdays })}
      />
      {consent ?? (
        <>
          <Goals form={form} onEdit={onEdit} problem={problem('goals')} />
          <TextField
            lines
            label={t('form.medication')}
            hint={t('form.medicationHint')}
            value={form.medication}
            maxLength={2000}
            error={problem('medication')}
            onChange={(medication) => set({ medication })}
          />
        </>
      )}
      <Collectors form={form} onEdit={onEdit} problem={problem} />
      <TextField
        lines
        label={t('form.remarks')}
        value={form.remarks}
        maxLength={2000}
        onChange={(remarks) => set({ remarks })}
      />
    </>
  );
}

type ListProps = Pick<Props, 'form' | 'onEdit'>;

function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}

function Goals({ form, onEdit, problem }: ListProps & { problem: string | null }) {
  const t = useText(enrolTexts);
  const set = (at: number, part: Partial<StayForm['goals'][number]>) =>
    onEdit((current) => ({
      ...current,
      goals: current.goals.map((goal, index) => (index === at ? { ...goal, ...part } : goal)),
    }));
  return (
    <Field label={t('form.goals')} error={problem}>
      {() => (
        <div className={css.list}>
          {form.goals.map(({ goal, how, reviewOn }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own until they are saved
            <div key={at} className={css.item}>
              <TextField
                label={t('form.goal')}
                value={goal}
                maxLength={200}
                onChange={(text) => set(at, { goal: text })}
              />
              <TextField
                label={t('form.how')}
                value={how}
                maxLength={500}
                onChange={(text) => set(at, { how: text })}
              />
              <DateField
                label={t('form.reviewOn')}
                value={reviewOn}
                onChange={(day) => set(at, { reviewOn: day })}
              />
              <Remove
                onRemove={() => onEdit((current) => ({ ...current, goals: without(current.goals, at) }))}
              />
            </div>
          ))}
          <ActionButton
            kind="quiet"
            label={t('form.addGoal')}
            icon={<IconPlus size={18} />}
            onAction={() =>
              onEdit((current) => ({
                ...current,
                goals: [...current.goals, { goal: '', how: '', reviewOn: null }],
              }))
            }
          />
        </div>
      )}
    </Field>
  );
}

function Collectors({ form, onEdit, problem }: ListProps & Pick<Props, 'problem'>) {
  const t = useText(enrolTexts);
  const set = (at: number, part: Partial<StayForm['collectors'][number]>) =>
    onEdit((current) => ({
      ...current,
      collectors: current.collectors.map((one, index) => (index === at ? { ...one, ...part } : one)),
    }));
  return (
    <Field label={t('form.collectors')}>
      {() => (
        <div className={css.list}>
          {form.collectors.map(({ name, relation, phone }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what the core knows a row by
            <div key={at} className={css.item}>
              <TextField
                label={t('form.collectorName')}
                value={name}
                maxLength={40}
                error={problem(`collectors.${at}.name`)}
                onChange={(text) => set(at, { name: text })}
              />
              <TextField
                label={t('form.collectorRelation')}
                value={relation}
                maxLength={20}
                onChange={(text) => set(at, { relation: text })}
              />
              <TextField
                label={t('form.collectorPhone')}
                value={phone}
                inputMode="tel"
                maxLength={40}
                error={problem(`collectors.${at}.phone`)}
                onChange={(text) => set(at, { phone: text })}
              />
              <Remove
                onRemove={() =>
                  onEdit((current) => ({ ...current, collectors: without(current.collectors, at) }))
                }
              />
            </div>
          ))}
          <ActionButton
            kind="quiet"
            label={t('form.addCollector')}
            icon={<IconPlus size={18} />}
            onAction={() =>
              onEdit((current) => ({
                ...current,
                collectors: [...current.collectors, { name: '', relation: '', phone: '' }],
              }))
            }
          />
        </div>
      )}
    </Field>
  );
}

function Remove({ onRemove }: { onRemove(): void }) {
  const t = useText(enrolTexts);
  return (
    <ActionIcon
      className={css.remove ?? ''}
      variant="subtle"
      size="lg"
      aria-label={t('form.remove')}
      title={t('form.remove')}
      onClick={onRemove}
    >
      <IconX size={16} />
    </ActionIcon>
  );
}
