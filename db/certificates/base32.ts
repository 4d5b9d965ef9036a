/** Bytes as capitals and digits (RFC 4648, section 6, without padding). */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const bitsOfCharacter = 5;

export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= bitsOfCharacter; bits -= bitsOfCharacter) {
      text += alphabet[(held >> (bits - bitsOfCharacter)) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet[(held << (bitsOfCharacter - bits)) & 31];
}

/** Null where a character is none of ours, or where the same bytes would be written in another way. */
export function fromBase32(text: string): Buffer | null {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    held = (held << bitsOfCharacter) | value;
    bits += bitsOfCharacter;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  const read = Buffer.from(bytes);
  return toBase32(read) === text ? read : null;
}
