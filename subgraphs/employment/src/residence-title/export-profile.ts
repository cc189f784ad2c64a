import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StoredStatus } from './residence-title.ts';

const profiles = z
  .array(
    z.object({
      profile: z.enum(['SAP', 'LANGUAGE_PLANS']),
      source: z.object({ name: z.string(), asOf: z.iso.date(), confidence: z.string() }),
      dummies: z.record(z.string(), z.iso.date()),
    }),
  )
  .parse(
    JSON.parse(readFileSync(new URL('../../data/export-profiles.json', import.meta.url), 'utf8')),
  );

export type ExportProfile = (typeof profiles)[number]['profile'];

/** The expiry as a system writes it that knows no empty dates. */
export function expiryFor(
  profile: ExportProfile,
  status: StoredStatus,
  expiresOn: string | null,
): string | null {
  return dummiesOf(profile)[status] ?? expiresOn;
}

/** What such systems write for a date that there is not. */
export function dummiesOf(profile: ExportProfile): Partial<Record<string, string>> {
  return profiles.find((each) => each.profile === profile)?.dummies ?? {};
}
