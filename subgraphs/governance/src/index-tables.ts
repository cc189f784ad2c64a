import type { IndexTable } from '#shared/sealing/index-table.ts';
import { detailsIndexes } from './operator/renew-details.ts';

/** All that index keys make in this domain. */
export const indexTables: readonly IndexTable[] = [detailsIndexes];
