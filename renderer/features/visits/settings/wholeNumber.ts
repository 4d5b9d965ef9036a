/** A whole number as people type it, also in full-width digits; undefined: none. */
export function wholeNumber(typed: string): number | undefined {
  const digits = typed.normalize('NFKC').trim();
  return /^\d{1,4}$/.test(digits) ? Number(digits) : undefined;
}
