import { readFile } from 'node:fs/promises';
import { appendSnapshot } from '#shared/change-feed/append-change.ts';
import type { Connection } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { upsertInstruments } from './autonomy-instrument.repository.ts';
import { parseInstruments } from './autonomy-instrument-file.ts';

const read = (name: string) => readFile(new URL(`../../data/${name}.csv`, import.meta.url), 'utf8');

/**
 * Brings the instruments of the reference files into the database. A second run changes nothing; what
 * is told is what was written.
 */
export async function loadAutonomyInstruments({
  database,
}: Pick<Connection, 'database'>): Promise<Record<string, number>> {
  const files = await Promise.all([read('autonomy-instruments'), read('autonomy-dimensions')]);
  const listed = parseInstruments(...files);
  return platformTransaction(database, async (tx) => {
    const written = await upsertInstruments(tx, listed);
    if (Object.values(written).some((rows) => rows > 0)) await appendSnapshot(tx);
    return written;
  });
}
