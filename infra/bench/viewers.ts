import { viewerOf } from '#shared/identity/sample-identities.ts';
import { uuidOf } from './uuid.ts';

/** Keeps four fifths of all records: the largest that a partner's system reads. */
export const partner = viewerOf('system-veneto-lavoro');

/** Bound to the busiest CPI of the sample. */
export const caseWorker = viewerOf('case-worker-padova');

/** Where that one works, as the tables have it. */
export const desk = {
  organisation: uuidOf(caseWorker.organisation),
  accessPoint: uuidOf(caseWorker.accessPoint),
};

/** Reads all people pseudonymously; what researchers will read by a right of their own. */
export const steward = viewerOf('data-steward');
