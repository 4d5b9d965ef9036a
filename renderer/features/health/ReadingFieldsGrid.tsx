/**
 * The fields of a reading at the table, keyboard first: Enter goes on to the next one and from the last one saves; the
 * slash of `128/78` goes on from the systolic value. What is impossible is said at its field; nothing typed is lost.
 */
import { Checkbox, TextInput } from '@mantine/core';
import { Fragment, type KeyboardEvent, useRef } from 'react';
import {
  glucoseTimes,
  type LimitInForce,
  limitSign,
  type Measure,
  measures,
  measureWords,
} from '../../../db/health/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { inputMethodAtWork } from '../../keys/inputMethod.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import css from './ReadingFieldsGrid.module.css';
import { markOf, type Problems, type Typed } from './readingForm.ts';
import { healthTexts } from './texts.ts';

interface Props {
  typed: Typed;
  onChange(part: Partial<Typed>): void;
  problems: Problems;
  limits: readonly LimitInForce[];
  /** Enter in the last field. */
  onDone(): void;
  /** Takes the focus when it appears. */
  focus?: boolean;
}

export function ReadingFieldsGrid({ typed, onChange, problems, limits, onDone, focus = false }: Props) {
  const t = useText(healthTexts);
  const grid = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const from = event.target;
    if (inputMethodAtWork(event.nativeEvent) || !(from instanceof HTMLInputElement)) return;
    const measure = from.dataset.measure;
    const slash = (event.key === '/' || event.key === '、') && measure === 'systolic';
    if ((event.key !== 'Enter' || event.ctrlKey || event.metaKey) && !slash) return;
    if (measure === undefined) return;
    event.preventDefault();
    const inputs = [...(grid.current?.querySelectorAll<HTMLInputElement>('input[data-measure]') ?? [])];
    const next = inputs[inputs.indexOf(from) + 1];
    if (next) {
      next.focus();
      next.select();
    } else onDone();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside hand their Enter up to the grid
    <div ref={grid} className={css.grid} onKeyDown={onKeyDown}>
      {measures.map((measure, index) => (
        <Fragment key={measure}>
          <MeasureField
            measure={measure}
            typed={typed}
            onChange={onChange}
            problems={problems}
            limits={limits}
            focus={focus && index === 0}
          />
          {measure === 'glucose' && (
            <div className={css.wide}>
              <span className={css.label}>{t('glucoseTime')}</span>
              <Segmented
                label={t('glucoseTime')}
                quiet
                options={glucoseTimes.map((value) => ({ value, label: t(`time.${value}`) }))}
                value={typed.glucoseTime}
                onChange={(glucoseTime) => onChange({ glucoseTime })}
              />
              <FieldNote problems={problems} field="glucoseTime" />
            </div>
          )}
        </Fragment>
      ))}
      <Checkbox
        className={css.check ?? ''}
        label={t('ecg.taken')}
        checked={typed.ecgTaken}
        onChange={(event) => onChange({ ecgTaken: event.currentTarget.checked })}
      />
      <TextInput
        className={css.note ?? ''}
        aria-label={t('note')}
        placeholder={t('note')}
        data-measure="note"
        value={typed.note}
        maxLength={500}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </div>
  );
}

type FieldProps = Pick<Props, 'typed' | 'onChange' | 'problems' | 'limits'> & {
  measure: Measure;
  focus: boolean;
};

function MeasureField({ measure, typed, onChange, problems, limits, focus }: FieldProps) {
  const t = useText(healthTexts);
  const say = useSay();
  const mark = markOf(typed, measure, limits);
  const wrong = problems[measure] !== undefined;
  return (
    <div className={css.field} data-measure={measure}>
      <TextInput
        label={t(`measure.${measure}`)}
        value={typed[measure]}
        inputMode="decimal"
        autoComplete="off"
        maxLength={6}
        data-measure={measure}
        data-autofocus={focus || undefined}
        autoFocus={focus}
        error={wrong}
        rightSection={<span className={css.unit}>{say(measureWords[measure].unit)}</span>}
        rightSectionWidth="auto"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onChange({ [measure]: event.currentTarget.value.replace(/[/、]/g, '') })}
      />
      {wrong ? (
        <FieldNote problems={problems} field={measure} />
      ) : (
        mark && (
          <p className={css.mark} role="status">
            {t(`mark.${mark.side}`, { sign: limitSign(mark) })}
          </p>
        )
      )}
    </div>
  );
}

function FieldNote({ problems, field }: { problems: Problems; field: keyof Typed }) {
  const say = useSay();
  const problem = problems[field];
  return problem ? (
    <p className={css.problem} role="alert">
      {say(problem)}
    </p>
  ) : null;
}
