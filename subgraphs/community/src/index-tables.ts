import type { IndexTable } from '#shared/sealing/index-table.ts';
import { oldFingerprints } from './survey-response/old-fingerprint.repository.ts';

/** All that index keys make in this domain. */
export const indexTables: readonly IndexTable[] = [oldFingerprints];
