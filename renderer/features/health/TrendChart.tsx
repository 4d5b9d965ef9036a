/**
 * One measure over time as a drawing that needs no library: a band for the limits, a line, a point for each value.
 * Values out of range are squares in the danger colour, so that they stand out without it. The sentence below says the
 * same to those who do not see it, and the table has every value.
 */
import type { Limit, Measure, ReadingLine } from '../../../db/health/contract.ts';
import { measured } from '../../../db/health/contract.ts';
import { useSession } from '../../state/session.ts';
import { clockTime } from '../../ui/format.ts';
import css from './TrendChart.module.css';
import { dayTicks, place, valueScale } from './trendScale.ts';

export interface Series {
  measure: Measure;
  readings: readonly ReadingLine[];
  limit: Limit | null;
}

interface Props {
  /** Said instead of the picture. */
  label: string;
  /** One, or the two of blood pressure. */
  series: readonly Series[];
  from: string;
  to: string;
}

const width = 420;
const height = 170;
const box = { left: 36, right: width - 12, top: 10, bottom: height - 24 };

function valuesOf({ measure, readings }: Series): number[] {
  return readings.flatMap((reading) => reading[measure] ?? []);
}

export function TrendChart({ label, series, from, to }: Props) {
  const bounds = series.flatMap(({ limit }) => [limit?.low, limit?.high].filter((value) => value != null));
  const scale = valueScale([...series.flatMap(valuesOf), ...bounds]);
  const y = (value: number) => place(value, scale, box.bottom, box.top);
  const days = { from: Date.parse(from), to: Date.parse(to) + 86_400_000 };
  const x = (at: number) => place(at, days, box.left, box.right);
  const [first] = series;
  if (!first) return null;
  return (
    <svg className={css.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {series.map(({ measure, limit }) => (
        <Band key={measure} limit={limit} y={y} />
      ))}
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line className={css.grid} x1={box.left} x2={box.right} y1={y(tick)} y2={y(tick)} />
          <text className={css.tick} x={box.left - 6} y={y(tick) + 4} textAnchor="end">
            {measured(first.measure, tick)}
          </text>
        </g>
      ))}
      {dayTicks(from, to, 5).map((day, index, all) => (
        <text
          key={day}
          className={css.tick}
          x={x(Date.parse(day))}
          y={height - 6}
          textAnchor={index === 0 ? 'start' : index === all.length - 1 ? 'end' : 'middle'}
        >
          {day.slice(5)}
        </text>
      ))}
      {series.map((one, index) => (
        <Line key={one.measure} series={one} x={x} y={y} second={index > 0} />
      ))}
    </svg>
  );
}

/** What lies within the limits; open to the edge where there is none on a side. */
function Band({ limit, y }: { limit: Limit | null; y(value: number): number }) {
  if (!limit || (limit.low === null && limit.high === null)) return null;
  const top = limit.high === null ? box.top : y(limit.high);
  const bottom = limit.low === null ? box.bottom : y(limit.low);
  return (
    <rect
      className={css.band}
      x={box.left}
      width={box.right - box.left}
      y={top}
      height={Math.max(0, bottom - top)}
    />
  );
}

interface LineProps {
  series: Series;
  x(at: number): number;
  y(value: number): number;
  /** Drawn dashed, to tell it from the first. */
  second: boolean;
}

function Line({ series: { measure, readings }, x, y, second }: LineProps) {
  const zone = useSession((session) => session.zone);
  // Oldest first along the line.
  const points = readings.toReversed().flatMap((reading) => {
    const value = reading[measure];
    if (value === null) return [];
    const out = reading.outOfRange.some((mark) => mark.measure === measure);
    const said = `${reading.day} ${clockTime(reading.takenAt, zone)}  ${measured(measure, value)}`;
    return [{ id: reading.rootId, cx: x(reading.takenAt), cy: y(value), out, said }];
  });
  return (
    <g>
      <polyline
        className={css.line}
        data-second={second || undefined}
        points={points.map(({ cx, cy }) => `${cx},${cy}`).join(' ')}
      />
      {points.map(({ id, cx, cy, out, said }) =>
        out ? (
          <rect key={id} className={css.out} x={cx - 3} y={cy - 3} width={6} height={6}>
            <title>{said}</title>
          </rect>
        ) : (
          <circle key={id} className={css.point} cx={cx} cy={cy} r={2.25}>
            <title>{said}</title>
          </circle>
        ),
      )}
    </g>
  );
}
