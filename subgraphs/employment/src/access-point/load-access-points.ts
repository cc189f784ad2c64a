import { readFile } from 'node:fs/promises';
import { appendSnapshot } from '#shared/change-feed/append-change.ts';
import { dateInItaly } from '#shared/clock.ts';
import { setClaims } from '#shared/database/claims.ts';
import type { Database } from '#shared/database/database.ts';
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
  database: Database,
  today: string = dateInItaly(new Date()),
): Promise<{ loaded: Record<string, number>; warnings: string[] }> {
  const [listed, expectations] = await Promise.all([
    readFile(new URL('access-points.csv', data), 'utf8').then(parseAccessPoints),
    readFile(new URL('expectations.csv', data), 'utf8').then(parseExpectations),
  ]);
  const accessPoints = listed.map(({ accessPoint }) => accessPoint);
  const ids = accessPoints.map(({ id }) => id);
  const links = listed.flatMap((line) => territoriesOf(line.accessPoint, veneto, line.serves));
  return database.transaction(async (tx) => {
    await tx.execute(setClaims(platform, 'read write'));
    const loaded = {
      accessPoints: await upsertAccessPoints(tx, accessPoints),
      accessPointTerritories: await replaceTerritories(tx, ids, links),
      accessPointExpectations: await upsertExpectations(tx, expectations),
    };
    if (Object.values(loaded).some((rows) => rows > 0)) await appendSnapshot(tx);
    const warnings = await readWarnings(tx, today);
    return { loaded, warnings: warnings.map((warning) => wordWarning(warning, 'en')) };
  });
}
