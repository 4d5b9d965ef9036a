/**
 * Type, see the best matches under the box, press Enter. The box keeps the focus all the time; arrows move through
 * the matches, Esc empties the box and then leaves it. What is searched and how a match looks is the feature's.
 */
import { Loader } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { inputMethodAtWork } from '../keys/inputMethod.ts';
import { useKey } from '../keys/useKey.ts';
import { Kbd } from './Kbd.tsx';
import css from './SearchBox.module.css';

interface Props<Item> {
  /** What is searched, for screen readers and the key overview. */
  label: string;
  placeholder: string;
  /** Bring the focus here from anywhere; the first one is printed in the box. */
  keys?: readonly [string, ...string[]];
  query: string;
  onQuery(query: string): void;
  items: readonly Item[];
  itemKey(item: Item): string;
  renderItem(item: Item): ReactNode;
  onPick(item: Item): void;
  /** More that a key can do with the match under the cursor, such as opening its household. */
  onItemKey?(item: Item, event: KeyboardEvent): void;
  /** Stands below the matches: what to do when nobody is right. */
  footer?: ReactNode;
  /** The sentence for a query without matches. */
  nothing: string;
  busy?: boolean;
}

export function SearchBox<Item>(props: Props<Item>) {
  const { label, placeholder, keys, query, onQuery, items, itemKey, footer, busy = false } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);
  const [cursor, setCursor] = useState(0);
  const at = Math.min(cursor, Math.max(0, items.length - 1));
  const open = focused && (query !== '' || items.length > 0);
  const current = open ? items[at] : undefined;

  function takeFocus() {
    input.current?.focus();
    // The last search is still there; typing replaces it.
    input.current?.select();
  }
  useKey(keys ? { keys, label, everywhere: true, run: takeFocus } : null);

  function pick(item: Item) {
    setCursor(0);
    input.current?.blur();
    props.onPick(item);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (inputMethodAtWork(event.nativeEvent)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (items.length > 0) setCursor((at + step + items.length) % items.length);
    } else if (event.key === 'Enter' && current !== undefined && !busy) {
      event.preventDefault();
      pick(current);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (query === '') input.current?.blur();
      else onQuery('');
    } else if (current !== undefined) {
      props.onItemKey?.(current, event);
    }
  }

  return (
    <div className={css.search} data-open={open || undefined}>
      <div className={css.box}>
        {busy ? <Loader size={16} /> : <IconSearch size={18} className={css.icon} />}
        <input
          ref={input}
          className={css.input}
          value={query}
          placeholder={placeholder}
          role="combobox"
          aria-label={label}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(current === undefined ? {} : { 'aria-activedescendant': `${id}-${itemKey(current)}` })}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setCursor(0);
            onQuery(event.currentTarget.value);
          }}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onKeyDown={onKeyDown}
        />
        {keys && <Kbd keys={keys[0]} />}
      </div>
      {open && (
        // The mouse must not take the focus out of the box before it has clicked.
        // biome-ignore lint/a11y/noStaticElementInteractions: holds the focus, does nothing else
        <div className={css.sheet} onMouseDown={(event) => event.preventDefault()}>
          <Matches {...props} id={id} current={current} onPick={pick} onPoint={setCursor} />
          {footer && <div className={css.footer}>{footer}</div>}
        </div>
      )}
    </div>
  );
}

interface MatchesProps<Item> extends Props<Item> {
  id: string;
  current: Item | undefined;
  onPoint(index: number): void;
}

function Matches<Item>(props: MatchesProps<Item>) {
  const { id, label, items, itemKey, renderItem, current, onPick, onPoint, nothing, query, busy } = props;
  return (
    <>
      <div id={`${id}-list`} role="listbox" aria-label={label} className={css.list}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: named by aria-activedescendant
          <div
            key={itemKey(item)}
            id={`${id}-${itemKey(item)}`}
            role="option"
            aria-selected={item === current}
            className={css.item}
            onMouseMove={() => onPoint(index)}
            onClick={() => onPick(item)}
          >
            <div className={css.content}>{renderItem(item)}</div>
            {item === current && <Kbd keys="Enter" />}
          </div>
        ))}
      </div>
      {items.length === 0 && query !== '' && !busy && <p className={css.nothing}>{nothing}</p>}
    </>
  );
}
