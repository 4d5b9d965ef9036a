/** Who this district is: its name, and the epoch that is raised when a backup is restored (SPEC R4.3). */
import type { Store } from './store.ts';

export interface Identity {
  name: string;
  epoch: number;
}

export interface IdentityChoice {
  /** Null: as it was, or the given one at the very first start. */
  name: string | null;
  /** The data come from a backup: desks must send again what was acknowledged since. */
  restored: boolean;
}

const firstName = '社区数据中心';

/** Reads it, makes it at the first start, and changes what was asked for. */
export function settleIdentity(store: Store, { name, restored }: IdentityChoice): Promise<Identity> {
  return store.transaction('supervisor', async (sql) => {
    const [row] = await sql.query<Identity>(
      `INSERT INTO district (id, name, epoch) VALUES (1, coalesce($1, $2), 1)
       ON CONFLICT (id) DO UPDATE SET name = coalesce($1, district.name), epoch = district.epoch + $3
       RETURNING name, epoch`,
      [name, firstName, restored ? 1 : 0],
    );
    if (!row) throw new Error('the district has no row of its own');
    return row;
  });
}
