/**
 * The district's database: PostgreSQL where `DATABASE_URL` names one, otherwise PGlite, which is PostgreSQL inside this
 * program, in a folder. Both run the same statements; a transaction always says for whom it runs.
 */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { isId } from '../db/sync/protocol/planes.ts';
import { migrateDistrict, type Progress } from './migrate.ts';

/** Runs statements inside one transaction. */
export interface Sql {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A desk's centre, which is all that the transaction sees; or the supervisor, who counts and sees no record. */
export type Scope = { centreId: string } | 'supervisor';

export interface Store {
  transaction<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T>;
  migrate(progress?: Progress): Promise<void>;
  close(): Promise<void>;
}

type Transaction = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** PostgreSQL gives 64-bit numbers as text; ours stay below 2^53. */
const bigint = 20;

/**
 * Written as SET LOCAL, which ends with the transaction and which a cluster hands on to the machine where the centre lies
 * (see SCALE.md); a call of `set_config` would stay behind on the first.
 */
async function enter(sql: Sql, scope: Scope): Promise<void> {
  if (scope === 'supervisor') {
    await sql.query('SET LOCAL ROLE linli_supervisor');
    return;
  }
  // SET takes no parameters: nothing but an id may come into the statement.
  if (!isId(scope.centreId)) throw new Error('a centre is named by its id');
  await sql.query(`SET LOCAL linli.centre_id = '${scope.centreId}'`);
  await sql.query('SET LOCAL ROLE linli_desk');
}

function storeOver(asOwner: Transaction, close: () => Promise<void>): Store {
  return {
    transaction: (scope, work) =>
      asOwner(async (sql) => {
        await enter(sql, scope);
        return work(sql);
      }),
    migrate: (progress = () => {}) => migrateDistrict(asOwner, progress),
    close,
  };
}

/** @param folder where the data lies; left out: in memory */
export async function openEmbedded(folder?: string): Promise<Store> {
  const db = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    parsers: { [bigint]: Number },
  });
  return storeOver(
    (work) =>
      db.transaction((transaction) =>
        work({
          async query<Row extends object>(text: string, values: readonly unknown[] = []) {
            return (await transaction.query<Row>(text, [...values])).rows;
          },
        }),
      ),
    () => db.close(),
  );
}

/** @param url such as `postgres://user:secret@host/linli` */
export function openServer(url: string, connections = 10): Store {
  const types = new pg.TypeOverrides();
  types.setTypeParser(bigint, Number);
  const pool = new pg.Pool({ connectionString: url, max: connections, types });
  // A server that goes away while a connection rests must not take this program with it: the next query says so.
  pool.on('error', () => {});
  return storeOver(
    (work) => inPool(pool, work),
    () => pool.end(),
  );
}

async function inPool<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work({
      async query<Row extends object>(text: string, values: readonly unknown[] = []) {
        return (await client.query<Row>(text, [...values])).rows;
      },
    });
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
}
