import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';

/**
 * Runs a `COPY … FROM STDIN`; text is made no faster than PostgreSQL takes it. Settles whatever
 * happens, be it to the last line or to the connection.
 */
export async function copyIn(
  client: Client,
  statement: string,
  text: AsyncIterable<string> | Iterable<string>,
  signal?: AbortSignal,
): Promise<void> {
  const source = Readable.from(text, { highWaterMark: 2 });
  await pipeline(source, client.query(from(statement)), signal ? { signal } : {});
}
