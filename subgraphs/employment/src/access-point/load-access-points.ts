import { readFile } from 'node:fs/promises';
import { appendSnapshot } from '#shared/change-feed/append-change.ts';
import { dateInItaly } from '#shared/clock.ts';
import type { Connection } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { createRead } from '#shared/database/read.ts';
import { platform } from '#shared/identity/viewer.ts';
import { territoriesOf } from './access-point.ts';
import { wordWarning } from './access-point.wording.ts';
import { parseAccessPoints, parseExpectations } from './access-point-file.ts';
import { readWarnings } from './read-warnings.ts';
import {
  replaceTerritories,
  upsertAccessPoints,
  upsertExpectations,
} from './reference.repository.ts';

const data = new URL('../../data/', import.meta.url);
const veneto = '05';

/**
 * Brings the access points of the reference files into the database: new and different rows are
 * written, rows that only the database has stay. A second run changes nothing; what is told is what
 * was written.
 */
export async function loadReference(
  { database, reader }: Pick<Connection, 'database' | 'reader'>,
  today: string = dateInItaly(new Date()),
): Promise<{ loaded: Record<string, number>; warnings: string[] }> {
  const [listed, expectations] = await Promise.all([
    readFile(new URL('access-points.csv', data), 'utf8').then(parseAccessPoints),
    readFile(new URL('expectations.csv', data), 'utf8').then(parseExpectations),
  ]);
  const accessPoints = listed.map(({ accessPoint }) => accessPoint);
  const ids = accessPoints.map(({ id }) => id);
  const links = listed.flatMap((line) => territoriesOf(line.accessPoint, veneto, line.serves));
  const loaded = await platformTransaction(database, async (tx) => {
    const written = {
      accessPoints: await upsertAccessPoints(tx, accessPoints),
      accessPointTerritories: await replaceTerritories(tx, ids, links),
      accessPointExpectations: await upsertExpectations(tx, expectations),
    };
    if (Object.values(written).some((rows) => rows > 0)) await appendSnapshot(tx);
    return written;
  });
  const warnings = await readWarnings({ read: createRead(reader, platform) }, today);
  return { loaded, warnings: warnings.map((warning) => wordWarning(warning, 'en')) };
}
