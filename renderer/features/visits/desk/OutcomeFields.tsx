/**
 * What came of it: done on the spot, accepted until a day, referred to somebody, or told what to bring. The form that
 * corrects a saved visit uses it too, without keys.
 */
import { Autocomplete } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { outcomes } from '../../../../db/visits/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { visitsTexts } from '../texts.ts';
import { FieldBox, focusField } from './FieldBox.tsx';
import css from './OutcomeFields.module.css';
import { pageKeys } from './pageKeys.ts';
import { type FormField, type Outcome, type Problems, type VisitForm, withOutcome } from './visitForm.ts';

interface Props {
  form: VisitForm;
  onEdit(step: (form: VisitForm) => VisitForm): void;
  problems: Problems;
  today: string;
  /** Where visits were referred to lately. */
  places: readonly string[];
  /** Keys are printed, and answer. */
  keyed?: boolean;
}

/** The field that an outcome cannot do without; it gets the cursor. */
function askedBy(outcome: Outcome, form: VisitForm): FormField | null {
  if (outcome === 'referred') return 'referredTo';
  if (outcome === 'papers') return 'missingPapers';
  return outcome === 'accepted' && form.dueOn === null ? 'dueOn' : null;
}

export function OutcomeFields({ form, onEdit, problems, today, places, keyed = false }: Props) {
  const t = useText(visitsTexts);
  const say = useSay();
  const fields = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<FormField | null>(null);
  useEffect(() => {
    if (!asked) return;
    focusField(fields.current, asked);
    setAsked(null);
  }, [asked]);

  function choose(outcome: Outcome) {
    onEdit((current) => withOutcome(current, outcome));
    setAsked(askedBy(outcome, form));
  }

  const dated = form.outcome === 'accepted' || form.outcome === 'referred';
  return (
    <div ref={fields} className={css.fields}>
      <Field label={t('outcome')}>
        {() => (
          <Segmented
            label={t('outcome')}
            options={outcomes.map((value) => ({
              value,
              label: t(`outcome.${value}`),
              ...(keyed ? { keys: pageKeys[value] } : {}),
            }))}
            value={form.outcome}
            onChange={choose}
          />
        )}
      </Field>
      {form.outcome === 'referred' && (
        <FieldBox field="referredTo" label={t('referredTo')}>
          <Field label={t('referredTo')} error={problems.referredTo && say(problems.referredTo)}>
            {(control) => (
              <Autocomplete
                {...control}
                data={places}
                value={form.referredTo}
                placeholder={t('referredTo.hint')}
                maxLength={60}
                openOnFocus={false}
                onChange={(referredTo) => onEdit((current) => ({ ...current, referredTo }))}
              />
            )}
          </Field>
        </FieldBox>
      )}
      {dated && (
        <FieldBox field="dueOn" label={t('due')} keys={keyed ? pageKeys.due : undefined}>
          <DateField
            label={t('due')}
            value={form.dueOn}
            min={today}
            error={problems.dueOn && say(problems.dueOn)}
            onChange={(dueOn) => onEdit((current) => ({ ...current, dueOn, dueChosen: true }))}
          />
        </FieldBox>
      )}
      {form.outcome === 'papers' && (
        <FieldBox field="missingPapers" label={t('papers')}>
          <TextField
            label={t('papers')}
            value={form.missingPapers}
            placeholder={t('papers.hint')}
            maxLength={500}
            error={problems.missingPapers && say(problems.missingPapers)}
            onChange={(missingPapers) => onEdit((current) => ({ ...current, missingPapers }))}
          />
        </FieldBox>
      )}
    </div>
  );
}
