/**
 * One choice of a few, all visible: a joined row for filters and outcomes, tiles for larger sets. Options may carry a
 * key, printed on them, so that a choice is one keystroke; arrows walk the set as in any radio group.
 */
import { type KeyboardEvent, useRef } from 'react';
import { ariaShortcut } from '../keys/combo.ts';
import { useKey } from '../keys/useKey.ts';
import { grouped } from './format.ts';
import { Kbd } from './Kbd.tsx';
import css from './Segmented.module.css';

export interface SegmentOption<Value extends string> {
  value: Value;
  label: string;
  /** How many there are of it. */
  count?: number;
  keys?: string;
  disabled?: boolean;
}

interface Props<Value extends string> {
  /** What is being chosen, for screen readers and the key overview. */
  label: string;
  options: readonly SegmentOption<Value>[];
  value: Value | null;
  onChange(value: Value): void;
  layout?: 'row' | 'tiles';
  /** For settings: the choice is marked without the colour of an action. */
  quiet?: boolean;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function Segmented<Value extends string>(props: Props<Value>) {
  const { label, options, value, onChange, layout = 'row', quiet = false } = props;
  const group = useRef<HTMLDivElement>(null);
  const enabled = options.filter((option) => !option.disabled);
  const inTabOrder = enabled.find((option) => option.value === value) ?? enabled[0];

  function walk(event: KeyboardEvent) {
    const step = steps[event.key];
    if (step === undefined) return;
    const at = enabled.findIndex((option) => option.value === value);
    const next = enabled.at((at + step) % enabled.length);
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    group.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(next.value)}"]`)?.focus();
  }

  return (
    <div
      ref={group}
      className={css.group}
      data-layout={layout}
      data-quiet={quiet || undefined}
      role="radiogroup"
      aria-label={label}
      onKeyDown={walk}
    >
      {options.map((option) => (
        <Segment
          key={option.value}
          option={option}
          group={label}
          chosen={option.value === value}
          tabbable={option === inTabOrder}
          onChoose={() => onChange(option.value)}
        />
      ))}
    </div>
  );
}

interface SegmentProps {
  option: SegmentOption<string>;
  group: string;
  chosen: boolean;
  tabbable: boolean;
  onChoose(): void;
}

function Segment({ option, group, chosen, tabbable, onChoose }: SegmentProps) {
  const { keys, disabled = false } = option;
  useKey(keys ? { keys, label: option.label, group, run: onChoose, disabled } : null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tile with text, count and key cap; a radio input could not hold them
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      className={css.segment}
      data-value={option.value}
      tabIndex={tabbable ? 0 : -1}
      disabled={disabled}
      onClick={onChoose}
      {...(keys ? { 'aria-keyshortcuts': ariaShortcut(keys) } : {})}
    >
      <span>{option.label}</span>
      {option.count !== undefined && <span className={css.count}>{grouped(option.count)}</span>}
      {keys && <Kbd keys={keys} />}
    </button>
  );
}
