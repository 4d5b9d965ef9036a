/**
 * What follows a reading out of range: a care task. While one about the same measures is open, it is told of further
 * readings; what was measured before the person's latest value opens none.
 */
import { findStep, findTask, noteOnTask, openTask, taskIdOf, tasksOf } from '../careTasks/service.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { naturalId } from '../core/ids.ts';
import { cardIds, requireResident } from '../residents/service.ts';
import { type ReadingRow, readings } from './lines.ts';
import type { ReadingFields } from './reading.ts';
import type { OutOfRange } from './shapes.ts';
import { glucoseTimeWords, isSerious, limitSign, measured, measureWords } from './vocabulary.ts';

function sayMark(reading: ReadingFields, mark: OutOfRange): Sentence {
  const { measure } = mark;
  const { zh, en, unit } = measureWords[measure];
  const value = measured(measure, reading[measure] ?? 0);
  const time = measure === 'glucose' && reading.glucoseTime ? glucoseTimeWords[reading.glucoseTime] : null;
  return {
    zh: `${zh}${time ? `（${time.zh}）` : ''} ${value} ${unit.zh}（${limitSign(mark)}）`,
    en: `${en}${time ? ` ${time.en}` : ''} ${value} ${unit.en} (${limitSign(mark)})`,
  };
}

/** `收缩压 168 mmHg（≥140）、…`. */
export function sayMarks(reading: ReadingFields, marks: readonly OutOfRange[]): Sentence {
  const said = marks.map((mark) => sayMark(reading, mark));
  return { zh: said.map(({ zh }) => zh).join('、'), en: said.map(({ en }) => en).join(', ') };
}

const kindOf = ({ sessionId }: Pick<ReadingRow, 'sessionId'>) => (sessionId === null ? 'vitals' : 'clinic');
const stepIdOf = (versionId: string) => naturalId('careTaskStep', 'vitals', versionId);

/** The task that a reading opened, or the open one that was told of it. */
export function taskOf(ctx: QueryContext, { rootId, sessionId }: ReadingRow): string | null {
  const own = taskIdOf(kindOf({ sessionId }), rootId);
  if (findTask(ctx, own)) return own;
  const versions = readings.versions(ctx, { rootId });
  return versions.map(({ id }) => findStep(ctx, stepIdOf(id))).find((step) => step)?.taskId ?? null;
}

const seriousIn = (row: ReadingRow, marks: readonly OutOfRange[]) =>
  marks.some(({ measure }) => isSerious(measure, row[measure] ?? 0));

/** Of the marks of an earlier day only those of which nothing later is known. */
function newsIn(ctx: QueryContext, row: ReadingRow): OutOfRange[] {
  if (row.withdrawn || row.day >= ctx.today) return row.withdrawn ? [] : row.outOfRange;
  const ids = JSON.stringify(cardIds(ctx, requireResident(ctx, row.residentId).id));
  const later = readings.ofPerson(ctx, { ids, from: row.takenAt + 1, to: Number.MAX_SAFE_INTEGER });
  return row.outOfRange.filter(({ measure }) => later.every((reading) => reading[measure] === null));
}

/** An open task about the same measures. What cannot wait is not put behind a task that can. */
function openTaskAbout(ctx: QueryContext, row: ReadingRow, marks: readonly OutOfRange[]): string | null {
  const serious = seriousIn(row, marks);
  const covers = tasksOf(ctx, row.residentId).find(({ kind, causeId, severity, openDueOn }) => {
    if (openDueOn === null) return false;
    if ((kind !== 'vitals' && kind !== 'clinic') || (serious && severity !== 'serious')) return false;
    const [cause] = readings.current(ctx, { rootId: causeId });
    const about = new Set(cause?.withdrawn ? [] : cause?.outOfRange.map(({ measure }) => measure));
    return marks.every(({ measure }) => about.has(measure));
  });
  return covers?.id ?? null;
}

function firstTask(ctx: CommandContext, row: ReadingRow): string | null {
  const marks = newsIn(ctx, row);
  if (marks.length === 0) return null;
  const said = sayMarks(row, marks);
  const covering = openTaskAbout(ctx, row, marks);
  if (covering !== null) {
    const note = { zh: `再次测量：${said.zh}`, en: `Measured again: ${said.en}` };
    noteOnTask(ctx, covering, stepIdOf(row.id), 'note', note);
    return covering;
  }
  const severity = seriousIn(row, marks) ? 'serious' : 'moderate';
  const { rootId: causeId, residentId } = row;
  return openTask(ctx, { kind: kindOf(row), causeId, residentId, severity, detail: said });
}

/** Opens the task of a reading out of range, or says on an open one what has become of its cause. */
export function followUp(ctx: CommandContext, row: ReadingRow): string | null {
  const known = taskOf(ctx, row);
  if (known === null) return firstTask(ctx, row);
  const isOut = !row.withdrawn && row.outOfRange.length > 0;
  const said = sayMarks(row, row.outOfRange);
  const closed = findTask(ctx, known)?.openDueOn === null;
  const note = row.withdrawn
    ? { zh: '这条体征记录已撤销。', en: 'The reading was undone.' }
    : isOut
      ? { zh: `体征已更正：${said.zh}`, en: `The reading was corrected: ${said.en}` }
      : { zh: '体征已更正，更正后在正常范围。', en: 'The reading was corrected and lies in range.' };
  noteOnTask(ctx, known, stepIdOf(row.id), isOut && closed ? 'reopened' : 'note', note);
  return known;
}
