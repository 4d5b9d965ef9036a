/**
 * Text that a spreadsheet would run as a formula is led by a single quotation mark, so that a name such as
 * `=HYPERLINK(…)` typed at a kiosk stays a name in whoever's Excel opens the list. Full-width signs count:
 * Excel in a Chinese locale takes them for the ASCII ones.
 */
const leadsFormula = /^'*[=+\-@\t\r\n＝＋－＠]/;

export function neutralise(text: string): string {
  return leadsFormula.test(text) ? `'${text}` : text;
}

/** Takes back what `neutralise` did, so that a list that was exported can be mended and imported again. */
export function restoreNeutralised(text: string): string {
  return text.startsWith("'") && leadsFormula.test(text) ? text.slice(1) : text;
}
