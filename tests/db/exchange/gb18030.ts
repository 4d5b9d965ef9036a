/** Node decodes GB18030 but cannot write it; tests need files in it. */

const pairs = new Map<string, number>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const char = decoder.decode(Uint8Array.of(lead, trail));
    if ([...char].length === 1 && char !== '\ufffd') pairs.set(char, (lead << 8) | trail);
  }
}

/** Characters outside the BMP follow each other in four bytes from 90 30 81 30. */
function fourBytes(codePoint: number): number[] {
  const at = codePoint - 0x10000;
  return [
    0x90 + Math.floor(at / 12600),
    0x30 + (Math.floor(at / 1260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ];
}

export function encodeGb18030(text: string): Buffer {
  const bytes: number[] = [];
  for (const char of text) {
    const codePoint = char.codePointAt(0) ?? 0;
    const pair = pairs.get(char);
    if (codePoint < 0x80) bytes.push(codePoint);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else if (codePoint >= 0x10000) bytes.push(...fourBytes(codePoint));
    else throw new Error(`not needed by any test: ${char}`);
  }
  return Buffer.from(bytes);
}
