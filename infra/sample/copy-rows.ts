import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';
import { copyIn } from './copy-in.ts';
import { copyStatement, lineWriter } from './copy-text.ts';

type Row = Record<string, unknown>;

/** About what a socket takes at once; what is in flight is all that is ever in memory. */
const chunkLength = 65_536;

/** Writes rows by COPY while they are made; answers how many. */
export async function copyRows(
  client: Client,
  table: PgTable,
  rows: Iterable<Row>,
  { signal, onRows }: { signal?: AbortSignal; onRows?: (count: number) => void } = {},
): Promise<number> {
  const toLine = lineWriter(table);
  let written = 0;

  async function* text(): AsyncGenerator<string> {
    let chunk = '';
    let count = 0;
    for (const row of rows) {
      chunk += toLine(row);
      count += 1;
      if (chunk.length < chunkLength) continue;
      yield chunk;
      written += count;
      onRows?.(count);
      chunk = '';
      count = 0;
      // A socket that takes all at once would otherwise leave no turn to anything else.
      await nextTurn();
    }
    if (count > 0) yield chunk;
    written += count;
    onRows?.(count);
  }

  await copyIn(client, copyStatement(table), text(), signal);
  return written;
}
