import {
  chainBytes,
  outcomeColumn,
  outcomeKeyTable,
  type SealedDomain,
} from '#shared/sealing/sealed-column.ts';
import { toTypeId } from '#shared/type-id.ts';

/** All that is sealed in this domain; a test compares it with the tables that there are. */
export const sealedCommunity: SealedDomain = {
  keyTables: [{ table: 'survey_response', prefix: 'survey_response' }, outcomeKeyTable],
  columns: [
    {
      table: 'survey_answer',
      column: 'words',
      keyTable: 'survey_response',
      keyOf: 'survey_response_id',
      place: ({ survey_response_id = '', question_code }) => ({
        column: 'survey_answer.words',
        id: `${toTypeId('survey_response', survey_response_id)} ${question_code}`,
      }),
    },
    outcomeColumn,
  ],
  otherBytes: chainBytes,
};
