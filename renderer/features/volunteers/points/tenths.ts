/** Points are kept in tenths; people read and type them with one decimal at most. Pure. */

/** `12`, `2.5`, `1,240`; a true minus, so that figures align. */
export function printPoints(tenths: number): string {
  const said = (Math.abs(tenths) / 10).toLocaleString('en-US', { maximumFractionDigits: 1 });
  return tenths < 0 ? `−${said}` : said;
}

/** Also in full-width digits; null: no number of points, or none. */
export function readPoints(typed: string): number | null {
  const text = typed.normalize('NFKC').trim();
  if (!/^\d{1,6}(\.\d)?$/.test(text)) return null;
  const tenths = Math.round(Number(text) * 10);
  return tenths > 0 ? tenths : null;
}
