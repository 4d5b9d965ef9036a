/** Quiet bars where rows will stand, so that the page does not jump when they come. */
import { Skeleton } from '@mantine/core';
import css from './DataTable.module.css';

/** Uneven, as real text is. Percent of the column. */
const widths = [70, 45, 60, 80, 50];

interface Props {
  /** The table's grid template. */
  template: string;
  columns: number;
  label: string;
}

export function LoadingRows({ template, columns, label }: Props) {
  return (
    <div role="status" aria-label={label} style={{ '--table-columns': template }}>
      {widths.map((width, row) => (
        <div key={width} className={css.loadingRow}>
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity
            <div key={column} className={css.cell}>
              <Skeleton height="0.75rem" width={`${widths[(row + column) % widths.length]}%`} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
