import type { Wording } from '../language/language.ts';

/** The categories of the contract, as they are said to people. */
export const personalCategories = {
  IDENTITY: { en: 'who they are', it: 'dati anagrafici e identificativi' },
  CONTACT: { en: 'how they are reached', it: 'recapiti' },
  DEMOGRAPHIC: { en: 'sex, age, citizenship, language', it: 'dati demografici' },
  LEGAL_STATUS: {
    en: 'titles to stay, target group',
    it: 'posizione giuridica e titoli di soggiorno',
  },
  WORK: { en: 'work', it: 'lavoro' },
  EDUCATION: { en: 'learning and skills', it: 'istruzione, formazione e competenze' },
  FAMILY: { en: 'family and guardians', it: 'famiglia e tutori' },
  HOUSING: { en: 'where and how they live', it: 'alloggio' },
  HEALTH_OR_VULNERABILITY: { en: 'health and vulnerability', it: 'salute e vulnerabilità' },
  PARTICIPATION: { en: 'enrolment and participation', it: 'partecipazione' },
  OPINION: { en: 'opinions and answers', it: 'opinioni e risposte' },
  CONSENT: { en: 'consents and rights', it: 'consensi e diritti' },
  CASE: { en: 'what partners do for them', it: 'presa in carico e servizi' },
} satisfies Record<string, Wording>;

export type PersonalCategory = keyof typeof personalCategories;

export function isPersonalCategory(name: string): name is PersonalCategory {
  return Object.hasOwn(personalCategories, name);
}
