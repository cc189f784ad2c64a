import { randomUUID } from 'node:crypto';
import type { NewAuditEntry } from '#shared/audit/audit-entry.ts';
import { auditLogOf } from '#shared/audit/audit-log.ts';
import { connect } from '#shared/database/database.ts';

const requests = 2_000;

const entryOf = (subjects: number): NewAuditEntry => ({
  kind: 'READ',
  operator: 'case-worker-padova',
  role: 'CASE_WORKER',
  organisationId: randomUUID(),
  purpose: 'SERVICE',
  token: randomUUID(),
  client: null,
  operationName: 'People',
  operationHash: 'ab'.repeat(32),
  requestId: null,
  subjectType: 'PersonRecord',
  subjects: Array.from({ length: subjects }, () => randomUUID()),
  fields: ['PersonRecord.givenName', 'PersonRecord.familyName'],
  reads: Array.from({ length: subjects }, () => 3),
});

/** How long a request waits for its entry, alone and among others. */
export async function measureAppends(url: string): Promise<string[]> {
  const { database, close } = connect(url);
  const audit = auditLogOf(database);
  const lines: string[] = [];
  for (const subjects of [1, 100]) {
    for (const atOnce of [1, 32]) {
      const waits: number[] = [];
      const began = performance.now();
      const asking = async () => {
        while (waits.length < requests / (subjects > 1 ? 10 : 1)) {
          const asked = performance.now();
          await audit.append([entryOf(subjects)]);
          waits.push(performance.now() - asked);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, asking));
      const seconds = (performance.now() - began) / 1000;
      const half = waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)] ?? 0;
      lines.push(
        `an entry of ${subjects} people, ${atOnce} requests at once: waits ${half.toFixed(1)} ms (median), ${Math.round(waits.length / seconds)} a second`,
      );
    }
  }
  await close();
  return lines;
}
