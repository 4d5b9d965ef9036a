/** Node decodes GB18030 but cannot write it; tests need files in it. */

const decoder = new TextDecoder('gb18030');
const known = new Map<string, Uint8Array>();

function learn(...bytes: number[]): void {
  const char = decoder.decode(Uint8Array.from(bytes));
  if ([...char].length === 1 && char !== '\ufffd' && !known.has(char))
    known.set(char, Uint8Array.from(bytes));
}

for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) learn(lead, trail);
}
// What of the BMP has no two bytes has four.
for (let at = 0; at < 39_420; at++) {
  learn(
    0x81 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1_260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  );
}

/** Characters outside the BMP follow each other in four bytes from 90 30 81 30. */
function beyondBmp(codePoint: number): number[] {
  const at = codePoint - 0x10000;
  return [
    0x90 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1_260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ];
}

export function encodeGb18030(text: string): Buffer {
  const bytes: number[] = [];
  for (const char of text) {
    const codePoint = char.codePointAt(0) ?? 0;
    if (codePoint < 0x80) bytes.push(codePoint);
    else if (codePoint >= 0x10000) bytes.push(...beyondBmp(codePoint));
    else bytes.push(...(known.get(char) ?? []));
  }
  return Buffer.from(bytes);
}
