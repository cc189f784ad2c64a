import type { Refusals } from '#shared/language/payload.ts';
import type { EmployerRefusal } from './employer.ts';

/** Of an employer, in the field that takes it. */
export function employerRefusals(field: string): Refusals<EmployerRefusal> {
  return {
    EmployerNameMalformed: {
      en: 'A name has 1 to 200 characters.',
      it: 'Il nome ha da 1 a 200 caratteri.',
      path: [field, 'name'],
    },
    VatNumberMalformed: {
      en: 'This is no partita IVA: 11 digits, of which the last checks the others.',
      it: 'Partita IVA non valida: 11 cifre, di cui l’ultima è di controllo.',
      path: [field, 'vatNumber'],
    },
    VatNumberMissing: {
      en: 'Only a household, which takes on for domestic work, has no partita IVA.',
      it: 'Solo una famiglia, datrice di lavoro domestico, non ha partita IVA.',
      path: [field, 'vatNumber'],
    },
  };
}

export const termsRefusals = {
  AtecoCodeMalformed: {
    en: 'A code of ATECO has two to six digits in pairs, as 56.10.11.',
    it: 'Un codice ATECO ha da due a sei cifre a coppie, come 56.10.11.',
    path: ['atecoCode'],
  },
  WeeklyHoursMalformed: {
    en: 'A week of work has 1 to 60 hours.',
    it: 'Le ore settimanali vanno da 1 a 60.',
    path: ['weeklyHours'],
  },
  CoNumberMalformed: {
    en: 'The number of a communication has 8 to 30 letters and digits.',
    it: 'Il numero della comunicazione obbligatoria ha da 8 a 30 lettere e cifre.',
    path: ['coNumber'],
  },
} satisfies Refusals<'AtecoCodeMalformed' | 'WeeklyHoursMalformed' | 'CoNumberMalformed'>;
