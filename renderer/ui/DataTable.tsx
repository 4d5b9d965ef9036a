/**
 * A long list. Only the rows in sight exist, so fifty thousand scroll like fifty. One focus for the whole table:
 * ↑ ↓ PgUp PgDn Home End walk, Enter opens, and the pane follows. Columns are CSS grid tracks.
 */
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useText } from '../i18n/useText.ts';
import { usePreferences } from '../state/preferences.ts';
import css from './DataTable.module.css';
import { TableHead } from './TableHead.tsx';
import { LoadingRows } from './TableLoading.tsx';
import { type Column, type Sort, sortRows } from './tableColumns.ts';
import { uiTexts } from './texts.ts';

interface Props<Row> {
  /** What the list is, for screen readers. */
  label: string;
  /** Undefined while they are being read. */
  rows: readonly Row[] | undefined;
  columns: readonly Column<Row>[];
  rowKey(row: NoInfer<Row>): string;
  onOpen?(row: NoInfer<Row>): void;
  /** The row that stands open beside the table. */
  openKey?: string | null;
  /** Given with `onSort`, the caller sorts (the rows are a page of more); without, the table does. */
  sort?: Sort | null;
  onSort?(sort: Sort): void;
  /** How many rows there are in all, where `rows` is only what has been read so far. */
  total?: number;
  onReachEnd?(): void;
  empty?: ReactNode;
}

/** Rows before the end at which the next page is asked for. */
const readAhead = 30;

export function DataTable<Row>(props: Props<Row>) {
  const { label, rows, columns, rowKey, onOpen, openKey = null, empty, onReachEnd } = props;
  const t = useText(uiTexts);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const { sorted, sort, onSort } = useSorted(props);
  const { virtualizer, heading, rowHeight } = useRowVirtualizer(sorted.length, scroller);
  const visible = virtualizer.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;
  const at = Math.min(active, Math.max(0, sorted.length - 1));

  useEffect(() => {
    if (sorted.length > 0 && lastVisible >= sorted.length - readAhead) onReachEnd?.();
  }, [lastVisible, sorted.length, onReachEnd]);

  function moveTo(index: number) {
    const next = Math.max(0, Math.min(sorted.length - 1, index));
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || sorted.length === 0) return;
    // A row of the old page stays in sight, and the heading takes the place of one.
    const page = Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / rowHeight) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: sorted.length - 1,
    };
    const target = moves[event.key];
    const row = sorted[at];
    if (target !== undefined) {
      event.preventDefault();
      moveTo(target);
    } else if (event.key === 'Enter' && row !== undefined && onOpen) {
      event.preventDefault();
      onOpen(row);
    }
  }

  const template = columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ');
  const activeRow = sorted[at];
  return (
    <div ref={scroller} className={css.scroller}>
      <table
        className={css.table}
        style={{ '--table-columns': template }}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is walked by keys
        role="grid"
        aria-label={label}
        aria-rowcount={(props.total ?? sorted.length) + 1}
        aria-colcount={columns.length}
        aria-busy={rows === undefined}
        tabIndex={0}
        {...(activeRow === undefined ? {} : { 'aria-activedescendant': `${id}-${rowKey(activeRow)}` })}
        onKeyDown={onKeyDown}
      >
        <TableHead ref={heading} columns={columns} sort={sort} onSort={onSort} />
        <tbody className={css.rows} style={{ height: virtualizer.getTotalSize() }}>
          {visible.map((item) => {
            const row = sorted[item.index];
            return (
              row !== undefined && (
                <BodyRow
                  key={rowKey(row)}
                  id={`${id}-${rowKey(row)}`}
                  row={row}
                  columns={columns}
                  index={item.index}
                  start={item.start - rowHeight}
                  active={item.index === at}
                  open={rowKey(row) === openKey}
                  onPick={
                    onOpen &&
                    (() => {
                      setActive(item.index);
                      onOpen(row);
                    })
                  }
                />
              )
            );
          })}
        </tbody>
      </table>
      {rows === undefined && (
        <LoadingRows template={template} columns={columns.length} label={t('table.loading')} />
      )}
      {rows?.length === 0 && <div className={css.empty}>{empty ?? t('table.empty')}</div>}
    </div>
  );
}

interface BodyRowProps<Row> {
  id: string;
  row: Row;
  columns: readonly Column<Row>[];
  index: number;
  /** Distance from the first row, in px. */
  start: number;
  active: boolean;
  open: boolean;
  onPick: (() => void) | undefined;
}

function BodyRow<Row>({ id, row, columns, index, start, active, open, onPick }: BodyRowProps<Row>) {
  return (
    <tr
      id={id}
      // The heading is row 1.
      aria-rowindex={index + 2}
      aria-selected={open || undefined}
      className={css.row}
      data-active={active || undefined}
      data-opens={onPick ? true : undefined}
      style={{ transform: `translateY(${start}px)` }}
      onClick={onPick}
    >
      {columns.map((column) => (
        <td key={column.key} className={css.cell} data-align={column.align}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function useSorted<Row>({ rows, columns, sort: given, onSort: askCaller }: Props<Row>) {
  const language = usePreferences((preferences) => preferences.language);
  const [own, setOwn] = useState<Sort | null>(null);
  const sort = askCaller ? (given ?? null) : (own ?? given ?? null);
  const sorted = useMemo(() => {
    const sortBy = columns.find((column) => column.key === sort?.key)?.sortBy;
    if (!rows || !sort || !sortBy || askCaller) return rows ?? [];
    return sortRows(rows, sortBy, sort.descending, language);
  }, [rows, columns, sort, askCaller, language]);
  return { sorted, sort, onSort: askCaller ?? setOwn };
}

/** Rows are as high as the heading, whatever the size of text makes of it. */
function useRowVirtualizer(count: number, scroller: RefObject<HTMLDivElement | null>) {
  const { ref: heading, height } = useElementSize();
  const rowHeight = height || 36;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The heading stands above the first row and covers the top of the pane: it counts for both.
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
  });
  useEffect(() => {
    if (rowHeight) virtualizer.measure();
  }, [virtualizer, rowHeight]);
  return { virtualizer, heading, rowHeight };
}
