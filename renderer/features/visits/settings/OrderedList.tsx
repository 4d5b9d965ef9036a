/** A list whose order means something: ↑ ↓ walk it, Alt ↑ Alt ↓ move the line under the focus, Enter edits it. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useText } from '../../../i18n/useText.ts';
import css from './OrderedList.module.css';
import { visitSettingsTexts } from './texts.ts';

export interface OrderedItem {
  id: string;
  name: string;
  /** Beside the name, quieter. */
  detail?: ReactNode;
  mark?: ReactNode;
  retired?: boolean;
}

interface Props {
  label: string;
  items: readonly OrderedItem[];
  chosen?: string | null;
  onChoose?(id: string): void;
  onEdit(id: string): void;
  /** All ids in their new order. */
  onOrder(ids: string[]): void;
}

export function OrderedList({ label, items, chosen = null, onChoose, onEdit, onOrder }: Props) {
  const t = useText(visitSettingsTexts);
  const list = useRef<HTMLUListElement>(null);

  function move(id: string, step: 1 | -1) {
    const ids = items.map((item) => item.id);
    const from = ids.indexOf(id);
    const other = ids[from + step];
    if (other === undefined) return;
    ids[from] = other;
    ids[from + step] = id;
    onOrder(ids);
  }

  function onKeyDown(event: KeyboardEvent, id: string) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const step = event.key === 'ArrowUp' ? -1 : 1;
    event.preventDefault();
    if (event.altKey) return move(id, step);
    const next = items[items.findIndex((item) => item.id === id) + step];
    if (next) list.current?.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
  }

  const tabbable = items.find((item) => item.id === chosen) ?? items[0];
  return (
    <ul ref={list} className={css.list} aria-label={label}>
      {items.map((item, index) => (
        <li key={item.id} className={css.row} data-chosen={item.id === chosen || undefined}>
          <button
            type="button"
            className={css.name}
            data-id={item.id}
            data-retired={item.retired || undefined}
            tabIndex={item === tabbable ? 0 : -1}
            aria-current={item.id === chosen || undefined}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onKeyDown={(event) => onKeyDown(event, item.id)}
            onFocus={() => onChoose?.(item.id)}
            onClick={() => (onChoose ? onChoose(item.id) : onEdit(item.id))}
            onDoubleClick={() => onEdit(item.id)}
          >
            {item.mark}
            <span className={css.text}>
              {item.name}
              {item.detail && <span className={css.detail}>{item.detail}</span>}
            </span>
          </button>
          <span className={css.acts}>
            {[
              {
                text: t('up'),
                icon: <IconArrowUp size={16} />,
                off: index === 0,
                run: () => move(item.id, -1),
              },
              {
                text: t('down'),
                icon: <IconArrowDown size={16} />,
                off: index === items.length - 1,
                run: () => move(item.id, 1),
              },
              { text: t('edit'), icon: <IconPencil size={16} />, off: false, run: () => onEdit(item.id) },
            ].map(({ text, icon, off, run }) => (
              <Tooltip key={text} label={text}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={off}
                  aria-label={t('move', { name: item.name, direction: text })}
                  onClick={run}
                >
                  {icon}
                </ActionIcon>
              </Tooltip>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
