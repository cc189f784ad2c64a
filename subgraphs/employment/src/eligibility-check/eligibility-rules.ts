import { readFileSync } from 'node:fs';
import { z } from 'zod';

const rulesSchema = z.object({
  notice: z.literal('AVVISO_1_2023'),
  version: z.string(),
  inForceFrom: z.iso.date(),
  source: z.object({ name: z.string(), asOf: z.iso.date(), confidence: z.string() }),
  /** ISTAT codes. */
  italian: z.array(z.string()),
  ofTheUnion: z.array(z.string()),
  /** Statuses of a residence title. */
  eligible: z.array(z.string()),
  pending: z.array(z.string()),
  asylumApplicants: z.boolean(),
  minorsWithPendingTitle: z.boolean(),
});

export type EligibilityRules = z.infer<typeof rulesSchema>;

const file = new URL('../../data/eligibility-rules.json', import.meta.url);

const all = z
  .array(rulesSchema)
  .parse(JSON.parse(readFileSync(file, 'utf8')))
  .toSorted((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1));

/** The rules of a notice in force on a day; before the first, the first. */
export function eligibilityRulesOn(notice: string, day: string): EligibilityRules {
  const ofNotice = all.filter((rules) => rules.notice === notice);
  const rules = ofNotice.findLast(({ inForceFrom }) => inForceFrom <= day) ?? ofNotice[0];
  if (!rules) throw new Error(`There are no rules for ${notice}`);
  return rules;
}
