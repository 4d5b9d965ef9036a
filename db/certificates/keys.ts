/** The key pair of this desk: made when the first certificate is issued; the private half never leaves the desk. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { certificateKey, certificateKeys, certificateSecret, certificateSecrets } from './table.ts';

export function publicKeyOf(ctx: QueryContext, id: string): string | null {
  const row = ctx.db.select().from(certificateKey).where(eq(certificateKey.id, id)).get();
  return row?.publicKey ?? null;
}

/** The key that this desk signs with. */
export function signingKey(ctx: CommandContext): { id: string; privateKey: string } {
  const known = ctx.db
    .select({ id: certificateSecret.id, privateKey: certificateSecret.privateKey })
    .from(certificateSecret)
    .innerJoin(certificateKey, eq(certificateKey.id, certificateSecret.id))
    .where(and(eq(certificateKey.deskId, ctx.deskId), eq(certificateKey.retired, false)))
    .get();
  if (known) return known;
  const pair = generateKeyPairSync('ed25519');
  // The last 32 bytes of the DER form are the key itself.
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  ctx.write.insert(certificateKeys, {
    id,
    publicKey: raw.toString('base64url'),
    deskId: ctx.deskId,
    createdOn: ctx.today,
    retired: false,
  });
  ctx.write.insert(certificateSecrets, { id, privateKey });
  return { id, privateKey };
}
