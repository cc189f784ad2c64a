import { startMeasured } from '../measure/measured-process.ts';
import type { Bed } from './bed.ts';
import { claimHeaders } from './claims.ts';
import type { Subject } from './subject.ts';

/** The limit: one statement per question, whose JSON is handed on as it is. */
export async function startHandWritten(bed: Bed): Promise<Subject> {
  const process = await startMeasured(bed.runtime, {
    name: 'hand-written',
    entry: 'infra/bench/subjects/hand-written-server.ts',
    log: bed.log('hand-written'),
    environment: {
      CONNECTIONS: String(bed.connections),
      GOVERNANCE_DATABASE_URL: bed.urls.governance.runtime,
      EMPLOYMENT_DATABASE_URL: bed.urls.employment.runtime,
      COMMUNITY_DATABASE_URL: bed.urls.community.runtime,
    },
  });
  return {
    name: 'hand-written',
    answers: ({ handWritten }) => handWritten !== undefined,
    origin: () => `http://127.0.0.1:${process.port}`,
    requests: async ({ name, handWritten, viewer }, places, items) =>
      places.map((place) => ({
        path: `/${name}`,
        headers: claimHeaders(viewer),
        body: JSON.stringify(handWritten?.parameters(place, items)),
      })),
    toOurs: (_, data) => data,
    processes: { gateway: [], server: [process] },
  };
}
