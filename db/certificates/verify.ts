/** Checking a code without a network, against the keys of this centre and what is known of revocations here. */
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { Verdict } from './contract.ts';
import type { Given } from './given.ts';
import { publicKeyOf } from './keys.ts';
import { certificateOfNumber } from './lines.ts';
import { centreCode } from './number.ts';
import { isSigned, readCode } from './payload.ts';

const said: Readonly<Record<Exclude<Verdict['state'], 'revoked'>, Sentence>> = {
  valid: {
    zh: '证明有效，内容与出具时一致。',
    en: 'The certificate is valid; it says what it said when it was issued.',
  },
  tampered: {
    zh: '内容被改动过：这不是出具时的证明。',
    en: 'It was changed: this is not the certificate that was issued.',
  },
  incomplete: {
    zh: '核验码没有读全，还不能判断真伪。请对准二维码再扫一次，或从头到尾重新粘贴。',
    en: 'The code was read in part only, which tells nothing yet. Scan it again, or paste it from end to end.',
  },
  unknownKey: {
    zh: '本机没有出具这份证明的密钥，无法核验。请在出具的电脑上核验，或先同步。',
    en: 'This desk does not have the key it was signed with. Check it at the desk that issued it, or sync first.',
  },
  otherCentre: {
    zh: '这是别的中心出具的证明，请到出具单位核验。',
    en: 'Another centre issued this certificate. Have it checked there.',
  },
  unreadable: {
    zh: '这不是志愿服务记录证明的二维码。',
    en: 'This is not the code of a certificate of volunteer service.',
  },
};

const distrusted = (state: keyof typeof said): Verdict => ({
  state,
  sentence: said[state],
  content: null,
  revokedOn: null,
});

export function verify(ctx: QueryContext, { code }: Given<'verify'>): Verdict {
  const reading = readCode(code);
  if (reading.kind === 'other') return distrusted('unreadable');
  if (reading.kind === 'cut') return distrusted('incomplete');
  if (reading.kind === 'broken') return distrusted('tampered');
  const { keyId, ...content } = reading.content;
  const publicKey = publicKeyOf(ctx, keyId);
  if (publicKey === null) {
    const ours = content.number.startsWith(`${centreCode(ctx)}-`);
    return distrusted(ours ? 'unknownKey' : 'otherCentre');
  }
  if (!isSigned(reading.signed, reading.signature, publicKey)) return distrusted('tampered');
  const row = certificateOfNumber(ctx, content.number);
  if (row?.state !== 'revoked') return { state: 'valid', sentence: said.valid, content, revokedOn: null };
  const revokedOn = row.revokedOn ?? '—';
  return {
    state: 'revoked',
    sentence: {
      zh: `这份证明已于 ${revokedOn} 撤销，不再有效。`,
      en: `This certificate was revoked on ${revokedOn} and holds no longer.`,
    },
    content,
    revokedOn: row.revokedOn,
  };
}
