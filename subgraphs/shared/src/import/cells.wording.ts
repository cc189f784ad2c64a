import type { Refusals } from '../language/payload.ts';
import { externalRefRefusals } from '../undertaking/case-step.wording.ts';
import type { CellRefusal } from './cells.ts';

export const cellRefusals = {
  ValueMissing: {
    en: 'This cannot be empty.',
    it: 'Questo campo non può essere vuoto.',
    path: [],
  },
  ValueUnknown: {
    en: 'This is none of the values that the column takes.',
    it: 'Il valore non è tra quelli ammessi per la colonna.',
    path: [],
  },
  DateMalformed: {
    en: 'This is no date: write 1990-05-17 or 17/05/1990.',
    it: 'Questa non è una data: scrivere 1990-05-17 oppure 17/05/1990.',
    path: [],
  },
  NumberMalformed: {
    en: 'This is no whole number.',
    it: 'Questo non è un numero intero.',
    path: [],
  },
  ExternalRefMalformed: externalRefRefusals.ExternalRefMalformed,
} satisfies Refusals<CellRefusal>;
