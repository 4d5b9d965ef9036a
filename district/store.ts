/**
 * The district's database: PostgreSQL where `DATABASE_URL` names one, otherwise PGlite, which is PostgreSQL inside this
 * program, in a folder. Both run the same statements; a transaction always says for whom it runs.
 */

import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import pg from 'pg';

/** Runs statements inside one transaction. */
export interface Sql {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A desk's centre, which is all that the transaction sees; or the supervisor, who counts and sees no record. */
export type Scope = { centreId: string } | 'supervisor';

export interface Store {
  transaction<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T>;
  migrate(): Promise<void>;
  close(): Promise<void>;
}

const migrationsFolder = join(import.meta.dirname, 'migrations');

/** PostgreSQL gives 64-bit numbers as text; ours stay below 2^53. */
const bigints = { 20: Number } as const;

async function enter(sql: Sql, scope: Scope): Promise<void> {
  if (scope === 'supervisor') {
    await sql.query('SET LOCAL ROLE linli_supervisor');
    return;
  }
  await sql.query("SELECT set_config('linli.centre_id', $1, true), set_config('role', 'linli_desk', true)", [
    scope.centreId,
  ]);
}

/** @param folder where the data lies; left out: in memory */
export async function openEmbedded(folder?: string): Promise<Store> {
  const db = await PGlite.create({ ...(folder === undefined ? {} : { dataDir: folder }), parsers: bigints });
  const sqlOf = (transaction: Transaction): Sql => ({
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return (await transaction.query<Row>(text, [...values])).rows;
    },
  });
  return {
    transaction: (scope, work) =>
      db.transaction(async (transaction) => {
        const sql = sqlOf(transaction);
        await enter(sql, scope);
        return work(sql);
      }),
    migrate: () => migratePglite(drizzlePglite(db), { migrationsFolder }),
    close: () => db.close(),
  };
}

/** @param url such as `postgres://user:secret@host/linli` */
export function openServer(url: string, connections = 10): Store {
  const types = new pg.TypeOverrides();
  types.setTypeParser(20, Number);
  const pool = new pg.Pool({ connectionString: url, max: connections, types });
  const sqlOf = (client: pg.PoolClient): Sql => ({
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return (await client.query<Row>(text, [...values])).rows;
    },
  });
  return {
    async transaction(scope, work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const sql = sqlOf(client);
        await enter(sql, scope);
        const result = await work(sql);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        // A connection that cannot even roll back is not given to the next.
        await client.query('ROLLBACK').catch((cause: Error) => {
          broken = cause;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    migrate: () => migratePg(drizzlePg(pool), { migrationsFolder }),
    close: () => pool.end(),
  };
}
