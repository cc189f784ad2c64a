import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ConsentPurpose, LegalBasis } from './consent.ts';

const file = z.array(
  z.object({
    purpose: z.enum(['SERVICE', 'MONITORING', 'OPTIONAL_SHARING', 'IMAGES', 'RESEARCH_FOLLOW_UP']),
    basis: z.enum(['CONSENT', 'LEGAL_OBLIGATION', 'PUBLIC_TASK']),
    textVersion: z.string(),
    inForceFrom: z.iso.date(),
    confidence: z.enum(['VERIFIED', 'STATED', 'REPORTED', 'UNCONFIRMED']),
    texts: z.record(z.enum(['it', 'en']), z.string().min(20)),
  }),
);

const all = file.parse(
  JSON.parse(readFileSync(new URL('../../data/consent-texts.json', import.meta.url), 'utf8')),
);

export type ConsentText = {
  purpose: ConsentPurpose;
  basis: LegalBasis;
  textVersion: string;
  inForceFrom: string;
  language: string;
  text: string;
  textHash: string;
  confidence: 'VERIFIED' | 'STATED' | 'REPORTED' | 'UNCONFIRMED';
};

/** Each text in each of its languages. */
export const consentTexts: readonly ConsentText[] = all.flatMap(({ texts, ...rest }) =>
  Object.entries(texts).map(([language, text]) => ({
    ...rest,
    language,
    text,
    textHash: createHash('sha256').update(text).digest('hex'),
  })),
);

/** The text under this name that was in force on a day; undefined where there was none. */
export function textOn(
  named: Pick<ConsentText, 'purpose' | 'textVersion' | 'language'>,
  day: string,
): ConsentText | undefined {
  return consentTexts.find(
    ({ purpose, textVersion, language, inForceFrom }) =>
      purpose === named.purpose &&
      textVersion === named.textVersion &&
      language === named.language &&
      inForceFrom <= day,
  );
}

/** On what a purpose rests is said by its texts. */
export function basisOf(purpose: ConsentPurpose): LegalBasis {
  const text = consentTexts.find((each) => each.purpose === purpose);
  if (!text) throw new Error(`There is no text for ${purpose}`);
  return text.basis;
}
