import type { Refusals } from '../language/payload.ts';
import type { ImportRecordsRefusal } from './import-run.ts';

export const importRecordsRefusals = {
  ImportKindUnclear: {
    en: 'Give exactly one list of records.',
    it: 'Va indicato esattamente un elenco di record.',
    path: [],
  },
  ImportEmpty: {
    en: 'There is no record in the list.',
    it: "L'elenco non contiene record.",
    path: [],
  },
  ImportTooLarge: {
    en: 'A request takes at most 500 records: send the rest in others.',
    it: 'Una richiesta contiene al massimo 500 record: gli altri vanno inviati a parte.',
    path: [],
  },
} satisfies Refusals<ImportRecordsRefusal>;
