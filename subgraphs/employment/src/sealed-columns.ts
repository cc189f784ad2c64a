import {
  chainBytes,
  outcomeColumn,
  outcomeKeyTable,
  type SealedColumn,
  type SealedDomain,
  type TextRow,
} from '#shared/sealing/sealed-column.ts';
import { toTypeId } from '#shared/type-id.ts';

const ofRecord = { keyTable: 'person_record', keyOf: 'person_record_id' };

/** At the id of its row, which is of the type that the table is named after. */
function at(table: string, column: string): Pick<SealedColumn, 'table' | 'column' | 'place'> {
  const place = ({ id = '' }: TextRow) =>
    ({ column: `${table}.${column}`, id: toTypeId(table, id) }) as const;
  return { table, column, place };
}

const facts = ({ facts_id = '' }: TextRow) =>
  ({ column: 'person_facts.sealed', id: toTypeId('person_facts', facts_id) }) as const;

/** Of a table whose rows belong to a case of that table. */
const ofCase = (table: string, reference = 'case_id') => ({
  keyTable: 'person_record',
  keyOf: `(select person_record_id from ${table} as held where held.id = ${reference})`,
});

/** All that is sealed in this domain; a test compares it with the tables that there are. */
export const sealedEmployment: SealedDomain = {
  keyTables: [
    { table: 'person_record', prefix: 'person_record' },
    { table: 'referral', prefix: 'referral' },
    outcomeKeyTable,
  ],
  columns: [
    {
      table: 'person_record',
      column: 'sealed',
      keyTable: 'person_record',
      keyOf: 'id',
      place: facts,
    },
    { table: 'person_facts', column: 'sealed', ...ofRecord, place: facts },
    { ...at('person_identifier', 'sealed'), ...ofRecord },
    { ...at('internship', 'sealed'), ...ofRecord },
    { ...at('recognition_application', 'title'), ...ofRecord },
    { ...at('transition_path', 'host_name'), ...ofRecord },
    { ...at('break_glass_access', 'words'), ...ofRecord },
    { ...at('case_document', 'file_name'), ...ofRecord },
    {
      table: 'case_document_part',
      column: 'sealed',
      ...ofCase('case_document', 'document_id'),
      place: ({ document_id = '', offset }) => ({
        column: 'case_document_part.sealed',
        id: `${toTypeId('case_document', document_id)}:${offset}`,
      }),
    },
    { ...at('plan_goal', 'words'), ...ofCase('individual_plan', 'individual_plan_id') },
    { ...at('plan_action', 'words'), ...ofCase('individual_plan', 'individual_plan_id') },
    { ...at('vulnerability_note', 'sealed'), ...ofCase('vulnerability_case') },
    {
      table: 'protective_measure',
      column: 'sealed',
      ...ofCase('vulnerability_case'),
      place: ({ case_id = '', plan, position }) => ({
        column: 'protective_measure.sealed',
        id: `${toTypeId('vulnerability_case', case_id)}/${plan}/${position}`,
      }),
    },
    { ...at('referral', 'requested_service'), ...ofRecord },
    { ...at('referral', 'shared'), keyTable: 'referral', keyOf: 'id' },
    outcomeColumn,
  ],
  otherBytes: [
    ...chainBytes,
    { table: 'person_record', column: 'name_codes', because: 'codes that an index key makes' },
  ],
};
