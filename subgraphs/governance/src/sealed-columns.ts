import {
  chainBytes,
  outcomeColumn,
  outcomeKeyTable,
  type SealedDomain,
} from '#shared/sealing/sealed-column.ts';
import { toTypeId } from '#shared/type-id.ts';

/** All that is sealed in this domain; a test compares it with the tables that there are. */
export const sealedGovernance: SealedDomain = {
  keyTables: [
    { table: 'operator_details', id: 'operator_id', prefix: 'operator' },
    outcomeKeyTable,
  ],
  columns: [
    {
      table: 'operator_details',
      column: 'sealed',
      keyTable: 'operator_details',
      keyOf: 'operator_id',
      place: ({ operator_id = '' }) => ({
        column: 'operator_details.sealed',
        id: toTypeId('operator', operator_id),
      }),
    },
    outcomeColumn,
  ],
  otherBytes: chainBytes,
};
