import type { Refusals } from '#shared/language/payload.ts';
import { factsRefusals } from '../person-facts/person-facts.wording.ts';
import { identifierRefusals } from '../person-identifier/person-identifier.wording.ts';
import type { MatchPersonRefusal } from './match-person.ts';

export const matchPersonRefusals = {
  ...factsRefusals,
  ...identifierRefusals('identifiers'),
  NameMissing: {
    en: 'Looking for somebody takes a name or an identifier.',
    it: 'Per cercare una persona serve un nome o un identificativo.',
    path: ['facts', 'familyName'],
  },
} satisfies Refusals<MatchPersonRefusal>;
