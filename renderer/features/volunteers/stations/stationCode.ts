/** A station's code in groups, for people to read aloud: `YZ 7F3K9 MTXRH`. */
export function printStationCode(code: string): string {
  return [code.slice(0, 2), code.slice(2, 7), code.slice(7)].join(' ');
}
