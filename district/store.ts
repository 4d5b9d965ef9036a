/**
 * The district's database: PostgreSQL where `DATABASE_URL` names one, otherwise PGlite, which is PostgreSQL inside this
 * program, in a folder. Both run the same statements; a transaction always says for whom it runs.
 */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { z } from 'zod';
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
  /**
   * Writes tables anew, outside any transaction, so that their files hold nothing but the rows as they stand.
   * @returns false when old rows had to be written too, because a transaction that may see them goes on
   * @throws when somebody keeps a table locked for long
   */
  rewrite(tables: readonly string[]): Promise<boolean>;
  /** Closes the files of the database's own log (WAL) and lets go of them. @returns false when the owner may not */
  endLog(): Promise<boolean>;
  close(): Promise<void>;
}

/** @param begins with these statements */
type Transaction = <T>(work: (sql: Sql) => Promise<T>, begins?: readonly string[]) => Promise<T>;

/** Runs statements that no transaction may hold. @returns the details of what the database remarked */
type Outside = (statements: readonly string[]) => Promise<string[]>;

/**
 * Pages are read by the key, which stops where they end. Before it has counted how many rows there are (PGlite never does),
 * PostgreSQL would rather collect and sort all that follow, for every page anew.
 */
const noBitmaps = 'enable_bitmapscan = off';

/** PostgreSQL gives 64-bit numbers as text; ours stay below 2^53. */
const bigint = 20;

/**
 * What a transaction begins with. Written as SET LOCAL, which ends with the transaction and which a cluster hands on to the
 * machine where the centre lies (see SCALE.md); a call of `set_config` would stay behind on the first.
 */
function entering(scope: Scope): string[] {
  if (scope === 'supervisor') return ['SET LOCAL ROLE linli_supervisor'];
  // SET takes no parameters: nothing but an id may come into the statement.
  if (!isId(scope.centreId)) throw new Error('a centre is named by its id');
  return [`SET LOCAL linli.centre_id = '${scope.centreId}'`, 'SET LOCAL ROLE linli_desk'];
}

const notAllowed = z.object({ code: z.literal('42501') });

async function endLog(outside: Outside): Promise<boolean> {
  try {
    // A checkpoint drops the files before the one that it stands in: that must be a new one.
    await outside(['SELECT pg_switch_wal()', 'CHECKPOINT']);
    return true;
  } catch (fault) {
    if (notAllowed.safeParse(fault).success) return false;
    throw fault;
  }
}

function storeOver(asOwner: Transaction, outside: Outside, close: () => Promise<void>): Store {
  return {
    transaction: async (scope, work) => asOwner(work, entering(scope)),
    migrate: (progress = () => {}) => migrateDistrict(asOwner, progress),
    async rewrite(tables) {
      const remarks = await outside(tables.map((table) => `VACUUM (FULL, VERBOSE) ${table}`));
      // In whatever language: "0 dead row versions cannot be removed yet".
      return remarks.every((detail) => /\d+/.exec(detail)?.[0] === '0');
    },
    endLog: () => endLog(outside),
    close,
  };
}

/** @param folder where the data lies; left out: in memory */
export async function openEmbedded(folder?: string): Promise<Store> {
  const db = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    parsers: { [bigint]: Number },
    // Files of its log are made new, not used again with what stood in them.
    startParams: [...PGlite.defaultStartParams, '-c', 'wal_recycle=off', '-c', noBitmaps.replaceAll(' ', '')],
  });
  return storeOver(
    (work, begins = []) =>
      db.transaction(async (transaction) => {
        for (const statement of begins) await transaction.exec(statement);
        return work({
          async query<Row extends object>(text: string, values: readonly unknown[] = []) {
            return (await transaction.query<Row>(text, [...values])).rows;
          },
        });
      }),
    async (statements) => {
      const remarks: string[] = [];
      const onNotice = ({ detail }: { detail?: string | undefined }) => {
        if (detail !== undefined) remarks.push(detail);
      };
      for (const statement of statements) await db.exec(statement, { onNotice });
      return remarks;
    },
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
  // What it does not take, its first query will say.
  pool.on('connect', (client) => void client.query(`SET ${noBitmaps}`).catch(() => {}));
  return storeOver(
    (work, begins) => inPool(pool, work, begins),
    (statements) => outsideOf(pool, statements),
    () => pool.end(),
  );
}

/** A lock that is not to be had soon is given up: all who ask for the table would wait behind it. */
async function outsideOf(pool: pg.Pool, statements: readonly string[]): Promise<string[]> {
  const client = await pool.connect();
  const remarks: string[] = [];
  const heard = ({ detail }: { detail?: string | undefined }) => {
    if (detail !== undefined) remarks.push(detail);
  };
  client.on('notice', heard);
  try {
    await client.query("SET lock_timeout = '5s'");
    for (const statement of statements) await client.query(statement);
    return remarks;
  } finally {
    client.off('notice', heard);
    // With its settings.
    client.release(true);
  }
}

async function inPool<T>(
  pool: pg.Pool,
  work: (sql: Sql) => Promise<T>,
  begins: readonly string[] = [],
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // In one message: each way there and back counts while the centre is locked.
    await client.query(['BEGIN', ...begins].join('; '));
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
