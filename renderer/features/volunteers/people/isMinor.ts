/** Under 18 (Civil Code art. 17) on a day; unknown is not under. */
export function isMinor(birthDate: string | null, today: string): boolean {
  if (birthDate === null) return false;
  const adultOn = `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}`;
  return adultOn > today;
}
