import { readFileSync } from 'node:fs';
import { z } from 'zod';

const weights = <Name extends string>(...names: Name[]) =>
  z.object({ weights: z.record(z.enum(names), z.number()) });

const rulesSchema = z.object({
  version: z.string(),
  inForceFrom: z.iso.date(),
  source: z.object({ name: z.string(), asOf: z.iso.date(), confidence: z.string() }),
  blocking: z.object({
    /** Birth years that may differ and still be one person's. */
    yearsApart: z.int().min(0).max(20),
    mostTokens: z.int().min(2).max(8),
  }),
  names: z
    /** From `near` on words speak for one another, from `alike` on wholly. */
    .object({
      alike: z.number(),
      near: z.number(),
      /** How alike words with the same consonants are at least. */
      consonants: z.number(),
      /** How rare a word is at most taken to be, and where that is not known, in bits. */
      rarest: z.number(),
      usual: z.number(),
    })
    .extend(
      weights(
        'given',
        'family',
        'either',
        'swapped',
        'extra',
        'otherGiven',
        'otherFamily',
        'other',
        'single',
      ).shape,
    ),
  birthDate: weights(
    'same',
    'sameMonth',
    'swapped',
    'oneDigit',
    'otherDay',
    'sameYear',
    'nextYear',
    'near',
    'bothGuessed',
    'far',
    'other',
  ),
  sex: weights('same', 'other'),
  citizenship: weights('shared', 'other'),
  residence: weights('same', 'other'),
  contact: weights('shared'),
  identifiers: weights('sameVerified', 'same', 'other', 'otherVerified'),
  /** How unlikely it is that two records which share a block are one person's, as a weight. */
  prior: z.number(),
  thresholds: z.object({ match: z.number(), possible: z.number() }),
  limits: z.object({
    mostCandidates: z.int(),
    questionsPerMinute: z.int(),
    questionsPerDay: z.int(),
  }),
});

/** By what records are found and compared. Weights are logarithms to the base of two of how much likelier something is among records of one person. */
export type MatchRules = z.infer<typeof rulesSchema>;

const file = new URL('../../data/match-rules.json', import.meta.url);

/** Every version there was, oldest first. */
const allMatchRules: readonly MatchRules[] = z
  .array(rulesSchema)
  .min(1)
  .parse(JSON.parse(readFileSync(file, 'utf8')))
  .toSorted((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1));

/** Those in force on a day; before the first, the first. */
export function matchRulesOn(day: string): MatchRules {
  const inForce = allMatchRules.findLast(({ inForceFrom }) => inForceFrom <= day);
  const rules = inForce ?? allMatchRules[0];
  if (!rules) throw new Error('There are no rules to match by');
  return rules;
}
