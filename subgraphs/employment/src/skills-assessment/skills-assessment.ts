import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';
import type { CefrLevel } from '../course/course.ts';
import { checkLanguages } from '../intake/intake.ts';
import { checkOccupationCodes, checkSkillCodes } from './coded-skill.ts';

export type SkillsAssessmentState = 'OPEN' | 'IN_PROGRESS' | 'SHARED' | 'CLOSED';

export type SkillsAssessmentAct = 'BEGIN' | 'ASSESS' | 'SHARE' | 'CLOSE';

export const skillsAssessmentLifeCycle = {
  BEGIN: { from: ['OPEN'], to: 'IN_PROGRESS' },
  // As often as something is found; what was already shared is corrected instead.
  ASSESS: { from: ['IN_PROGRESS'], to: 'IN_PROGRESS' },
  SHARE: { from: ['IN_PROGRESS'], to: 'SHARED' },
  CLOSE: { from: ['OPEN', 'IN_PROGRESS', 'SHARED'], to: 'CLOSED' },
} as const satisfies LifeCycle<SkillsAssessmentState, SkillsAssessmentAct>;

export type SkillLevel = 'BASIC' | 'INTERMEDIATE' | 'ADVANCED' | 'EXPERT';

export type SkillEvidence = 'DECLARED' | 'DOCUMENT' | 'REFERENCE' | 'TEST' | 'OBSERVATION';

export type AssessedSkill = {
  code: string;
  level: SkillLevel;
  evidence: SkillEvidence;
  acquiredInCode: string | null;
};

export type AssessedLanguage = { language: string; level: CefrLevel };

/** What an assessment finds. */
export type Findings = {
  skills: AssessedSkill[];
  occupationCodes: string[];
  languages: AssessedLanguage[];
};

export type SkillsAssessment = Case<SkillsAssessmentState> & {
  skills: AssessedSkill[];
  occupationCodes: string[];
  languages: AssessedLanguage[];
};

type GivenSkill = Omit<AssessedSkill, 'acquiredInCode'> & { acquiredInCode?: string | null };

/** As an input names them; null or left out where they stay. */
export type GivenFindings = {
  skills?: readonly GivenSkill[] | null;
  occupationCodes?: readonly string[] | null;
  languages?: readonly AssessedLanguage[] | null;
};

export type FindingsRefusal =
  | 'SkillCodeMalformed'
  | 'OccupationCodeMalformed'
  | 'LanguageMalformed'
  | 'AssessedTwice';

/** Findings that are given, in their proper form: each field of them in the same order. */
export function checkFindings(given: GivenFindings): Result<Partial<Findings>, FindingsRefusal> {
  const codes = given.skills?.map(({ code }) => code) ?? [];
  const spoken = given.languages?.map(({ language }) => language) ?? [];
  const skills = checkSkillCodes(codes);
  if (!skills.ok) return skills;
  const occupations = checkOccupationCodes(given.occupationCodes ?? []);
  if (!occupations.ok) return occupations;
  const languages = checkLanguages(spoken);
  if (!languages.ok) return languages;
  if (hasTwice(codes) || hasTwice(spoken)) return refuse('AssessedTwice');
  return ok({
    ...(given.skills && { skills: given.skills.map(toSkill) }),
    ...(given.occupationCodes && { occupationCodes: [...new Set(given.occupationCodes)] }),
    ...(given.languages && { languages: given.languages.map(toLanguage) }),
  });
}

/** The countries where skills were acquired. */
export function countriesOf({ skills = [] }: Partial<Findings>): string[] {
  return skills.flatMap(({ acquiredInCode }) => acquiredInCode ?? []);
}

function toSkill({ code, level, evidence, acquiredInCode }: GivenSkill): AssessedSkill {
  return { code, level, evidence, acquiredInCode: acquiredInCode ?? null };
}

function toLanguage({ language, level }: AssessedLanguage): AssessedLanguage {
  return { language, level };
}

function hasTwice(codes: readonly string[]): boolean {
  return new Set(codes).size < codes.length;
}
