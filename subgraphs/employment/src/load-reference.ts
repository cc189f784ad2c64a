import type { Connection } from '#shared/database/database.ts';
import { loadReference as loadAccessPoints } from './access-point/load-access-points.ts';
import { loadAutonomyInstruments } from './autonomy-assessment/load-autonomy-instruments.ts';
import { loadRetentionRules } from './retention-rule/load-retention-rules.ts';

/** What this domain knows before any partner enters something. */
export async function loadReference(
  connection: Pick<Connection, 'database' | 'reader'>,
): Promise<{ loaded: Record<string, number>; warnings: string[] }> {
  const { loaded, warnings } = await loadAccessPoints(connection);
  const more = {
    ...(await loadAutonomyInstruments(connection)),
    ...(await loadRetentionRules(connection)),
  };
  return { loaded: { ...loaded, ...more }, warnings };
}
