import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';

/**
 * Runs a `COPY … FROM STDIN`; text is made no faster than PostgreSQL takes it. Settles whatever
 * happens, also to the last byte or to the connection.
 */
export async function copyIn(
  client: Client,
  statement: string,
  text: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  await pipeline(Readable.from(text), client.query(from(statement)));
}
