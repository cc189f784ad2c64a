import pg from 'pg';
import { Late } from '../deadline.ts';
import { cancelOnAbort } from './cancel.ts';
import { type Question, Unit } from './unit.ts';

/** Reads questions of one viewer together, in one round trip, on a connection of its own pool. */
export type Reader = {
  /** Answers or fails every question; `claims` says who asks. */
  run(claims: Question, questions: readonly Question[], signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

/** PostgreSQL gives up on a statement first; this is for a server that says nothing any more. */
const silenceMs = 15_000;

/** Plans are made once for all values: what a test reads of a plan then holds for every viewer. */
const settings = [
  'default_transaction_read_only=on',
  'statement_timeout=10000',
  'TimeZone=UTC',
  'plan_cache_mode=force_generic_plan',
  // Compiling a plan to machine code takes longer than any reading here.
  'jit=off',
];

/** `waitMs` is how long a reading waits while all `max` connections are busy. */
export function openReader(
  url: string,
  { max = 10, waitMs = 5_000 }: { max?: number; waitMs?: number } = {},
): Reader {
  const { connectionString, prepare } = readUrl(url);
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: waitMs,
    idleTimeoutMillis: 0,
    keepAlive: true,
    application_name: 'polis reading',
    options: settings.map((setting) => `-c ${setting}`).join(' '),
  });
  // A connection that is lost while idle has left the pool; the next reading opens another.
  pool.on('error', () => {});
  // One that is lost just before or after a reading is nobody's query; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));

  /** How many questions were answered, and what ended the answers. */
  async function ask(questions: readonly Question[], signal: AbortSignal | undefined) {
    const client = await pool.connect();
    if (signal?.aborted) {
      client.release();
      throw new Late();
    }
    const unit = new Unit(questions, prepare);
    const silence = setTimeout(
      () => unit.handleError(new Error('PostgreSQL is silent')),
      silenceMs,
    );
    client.query(unit);
    const cancelling = cancelOnAbort(client, signal);
    const { answered, error } = await unit.done;
    clearTimeout(silence);
    const cancelled = cancelling.stop();
    const lost = error !== undefined && isLoss(error);
    // What cancels a statement must not arrive at somebody else's: such a connection is not used again.
    client.release(lost || cancelled);
    return { answered, error, lost };
  }

  return {
    async run(claims, questions, signal) {
      let rest = questions;
      let triedAgain = false;
      while (rest.length > 0) {
        const { answered, error, lost } = await ask([claims, ...rest], signal).catch(notConnected);
        if (error === undefined) return;
        if (signal?.aborted) {
          for (const question of rest) question.fail(new Late());
          return;
        }
        const [failed, ...skipped] = rest.slice(Math.max(answered - 1, 0));
        if (lost && !triedAgain && failed) {
          // Reading twice harms nobody; a server that was restarted is there again.
          triedAgain = true;
          rest = [failed, ...skipped];
          continue;
        }
        failed?.fail(error);
        rest = skipped;
        if (!lost && answered > 0) continue;
        // Without a connection, or without the claims, nothing can be read.
        for (const question of skipped) question.fail(error);
        return;
      }
    },
    close: () => pool.end(),
  };
}

function notConnected(error: unknown) {
  return { answered: 0, error, lost: false };
}

/** Whether the connection is gone: no word of PostgreSQL, or its last word before it stops. */
function isLoss(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || (error.code?.startsWith('57P') ?? false);
}

/**
 * `?prepare=false` is for a pooler that gives each transaction another connection; `sslmode` means
 * what it means to PostgreSQL's own tools.
 */
function readUrl(url: string): { connectionString: string; prepare: boolean } {
  const parsed = new URL(url);
  const prepare = parsed.searchParams.get('prepare') !== 'false';
  parsed.searchParams.delete('prepare');
  if (parsed.searchParams.has('sslmode')) parsed.searchParams.set('uselibpqcompat', 'true');
  return { connectionString: parsed.href, prepare };
}
