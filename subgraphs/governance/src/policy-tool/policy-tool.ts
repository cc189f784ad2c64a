import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { checkWords, type Owned } from '#shared/undertaking/case-step.ts';

export type PolicyToolType =
  | 'GUIDELINE'
  | 'PROTOCOL'
  | 'TOOLKIT'
  | 'CHECKLIST'
  | 'DATASET'
  | 'MAP'
  | 'MODEL_ACT';

export type PolicyToolState = 'DRAFT' | 'REVIEW' | 'PUBLISHED' | 'SUPERSEDED' | 'WITHDRAWN';

export type PolicyToolAct = 'SUBMIT' | 'RETURN' | 'PUBLISH' | 'SUPERSEDE' | 'WITHDRAW';

export const policyToolLifeCycle = {
  SUBMIT: { from: ['DRAFT'], to: 'REVIEW' },
  RETURN: { from: ['REVIEW'], to: 'DRAFT' },
  // With each version: the first publishes the tool.
  PUBLISH: { from: ['REVIEW', 'PUBLISHED'], to: 'PUBLISHED' },
  SUPERSEDE: { from: ['PUBLISHED'], to: 'SUPERSEDED' },
  WITHDRAW: { from: ['DRAFT', 'REVIEW', 'PUBLISHED'], to: 'WITHDRAWN' },
} as const satisfies LifeCycle<PolicyToolState, PolicyToolAct>;

export type PolicyTool = Owned<PolicyToolState> & {
  type: PolicyToolType;
  titleIt: string;
  titleEn: string;
  abstract: string;
  /** SPDX identifier. */
  licence: string;
  /** ISO 639-3. */
  languages: string[];
  /** Null until one is published: from then on the tool is everybody's. */
  latestVersion: string | null;
  supersededById: string | null;
  /** Kept as organisations adopt and abandon it. */
  adoptionCount: number;
};

/** By SPDX: what documents, data and code of administrations are given away under. */
const licences = [
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-NC-ND-4.0',
  'ODbL-1.0',
  'ODC-By-1.0',
  'PDDL-1.0',
  'EUPL-1.2',
  'MIT',
  'Apache-2.0',
  'GPL-3.0-or-later',
  'AGPL-3.0-or-later',
];

type Told = Pick<PolicyTool, 'titleIt' | 'titleEn' | 'abstract' | 'licence' | 'languages'>;

export type ToolToldRefusal =
  | 'ToolTitleMalformed'
  | 'WordsMalformed'
  | 'LicenceUnknown'
  | 'ToolLanguagesMalformed';

/** What the public is told of a tool. */
export function checkTold<Given extends Told>(given: Given): Result<Given, ToolToldRefusal> {
  const { titleIt, titleEn, abstract, licence, languages } = given;
  if (!isPublicText(titleIt) || !isPublicText(titleEn)) return refuse('ToolTitleMalformed');
  const words = checkWords(abstract);
  if (!words.ok) return words;
  if (!licences.includes(licence)) return refuse('LicenceUnknown');
  if (!areLanguages(languages)) return refuse('ToolLanguagesMalformed');
  return ok({ ...given, abstract: words.value });
}

/** ISO 639-3 gives each language three letters. */
function areLanguages(codes: readonly string[]): boolean {
  const wellFormed = codes.every((code) => /^[a-z]{3}$/.test(code));
  return wellFormed && codes.length > 0 && new Set(codes).size === codes.length;
}
