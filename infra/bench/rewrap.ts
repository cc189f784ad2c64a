import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import type postgres from 'postgres';
import { connect } from '#shared/database/database.ts';
import { keysHere } from '#shared/sealing/key-provider.ts';
import { parseKeyRing } from '#shared/sealing/key-ring.ts';
import { makeDataKey } from '#shared/sealing/sealing.ts';
import { withConnection } from '../database/connect.ts';
import { PlainError } from '../local/plain-error.ts';
import { startPostgres } from '../local/postgres/server.ts';
import { makeTemporaryDirectory } from '../local/temporary-directory.ts';
import { rewrapKeys } from '../polis/keys/rewrap-keys.ts';
import { onFreshDatabases, password } from './sample-databases.ts';

const newKey = () => randomBytes(32).toString('base64');
const [first, second, index] = [newKey(), newKey(), newKey()];
const before = parseKeyRing(`1:${first}`, index);
const after = parseKeyRing(`1:${first},2:${second}`, index);

/** `npm run bench -- rewrap [keys]`: how many data keys a second come under a new key, and in what memory. */
export async function benchRewrap(args: readonly string[]): Promise<void> {
  const count = Number(args[0] ?? 100_000);
  if (!Number.isInteger(count) || count < 1)
    throw new PlainError(`"${args[0]}" is no number of keys.`);
  const directory = makeTemporaryDirectory('bench-rewrap');
  const server = await startPostgres({ directory, superuserPassword: password, fast: false });
  try {
    await onFreshDatabases(server, async ({ employment }) => {
      await withConnection(server.superuserUrl('employment'), (sql) => fill(sql, count));
      await measure(employment.runtime);
    });
  } finally {
    await server.stop();
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

/** Outcomes kept under keys of callers: rows with a data key that belong to nothing else. */
async function fill(sql: postgres.Sql, count: number): Promise<void> {
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, () => {
      const id = randomUUID();
      const { wrapped } = makeDataKey(before, id);
      const place = { subject: 'bench', key: id, field: 'f', ordinal: 0, fingerprint: 'f' };
      return { id, ...place, data_key: wrapped, outcome: wrapped, made_at: new Date() };
    });
    await sql`insert into idempotency_key ${sql(rows)}`;
  }
  await sql`vacuum analyze idempotency_key`;
}

async function measure(url: string): Promise<void> {
  const connection = connect(url, { max: 1 });
  try {
    const resident = () => process.memoryUsage().rss / 2 ** 20;
    const atFirst = resident();
    let most = atFirst;
    const began = performance.now();
    const cpu = process.cpuUsage();
    const keyed = { domain: 'employment' as const, database: connection.database, isOurs: false };
    const { done } = await rewrapKeys({ ...keyed, provider: keysHere(() => after) }, () => {
      most = Math.max(most, resident());
    });
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    console.log(`${done} data keys wrapped anew in ${seconds.toFixed(1)} s: ${Math.round(done / seconds)} a second,
  ${((user + system) / done).toFixed(0)} µs of this process each; ${Math.round(atFirst)} MB resident before, ${Math.round(most)} MB at most`);
  } finally {
    await connection.close();
  }
}
