import type { IndexTable } from '#shared/sealing/index-table.ts';
import { recordIndexes } from './matching/renew-indexes.ts';

/** All that index keys make in this domain. */
export const indexTables: readonly IndexTable[] = [recordIndexes];
