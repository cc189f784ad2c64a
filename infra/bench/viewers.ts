import { viewerOf } from '#shared/identity/sample-identities.ts';

/** Keeps four fifths of all records: the largest that a partner's system reads. */
export const partner = viewerOf('system-veneto-lavoro');

/** Reads all people pseudonymously; what researchers will read by a right of their own. */
export const steward = viewerOf('data-steward');
