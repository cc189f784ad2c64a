import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { isWellFormedRef } from '#shared/undertaking/write-opened.ts';
import type { Case } from '../case-step/case.ts';
import { checkSkillCodes, isRepertoryCode } from '../skills-assessment/coded-skill.ts';

export type SkillsValidationState =
  | 'INFORMED'
  | 'APPLICATION'
  | 'IDENTIFICATION'
  | 'VALIDATION'
  | 'CERTIFICATION'
  | 'ISSUED'
  | 'PARTIAL'
  | 'NOT_PASSED'
  | 'WITHDRAWN';

export type SkillsValidationAct =
  | 'APPLY'
  | 'IDENTIFY'
  | 'ISSUE_TRANSPARENCY_DOCUMENT'
  | 'ISSUE_VALIDATION_DOCUMENT'
  | 'CERTIFY'
  | 'CERTIFY_PART'
  | 'FAIL'
  | 'WITHDRAW';

export const skillsValidationLifeCycle = {
  APPLY: { from: ['INFORMED'], to: 'APPLICATION' },
  IDENTIFY: { from: ['APPLICATION'], to: 'IDENTIFICATION' },
  ISSUE_TRANSPARENCY_DOCUMENT: { from: ['IDENTIFICATION'], to: 'VALIDATION' },
  ISSUE_VALIDATION_DOCUMENT: { from: ['VALIDATION'], to: 'CERTIFICATION' },
  CERTIFY: { from: ['CERTIFICATION'], to: 'ISSUED' },
  CERTIFY_PART: { from: ['CERTIFICATION'], to: 'PARTIAL' },
  FAIL: { from: ['VALIDATION', 'CERTIFICATION'], to: 'NOT_PASSED' },
  WITHDRAW: {
    from: ['INFORMED', 'APPLICATION', 'IDENTIFICATION', 'VALIDATION', 'CERTIFICATION'],
    to: 'WITHDRAWN',
  },
} as const satisfies LifeCycle<SkillsValidationState, SkillsValidationAct>;

export type SkillsDocumentKind = 'TRANSPARENCY' | 'VALIDATION' | 'CERTIFICATE';

export type CertificateExtent = 'WHOLE' | 'PART';

export const actOfExtent = { WHOLE: 'CERTIFY', PART: 'CERTIFY_PART' } as const satisfies Record<
  CertificateExtent,
  SkillsValidationAct
>;

export type SkillsDocument = { kind: SkillsDocumentKind; number: string; issuedOn: string };

export type SkillsValidation = Case<SkillsValidationState> & {
  profileCode: string;
  eqfLevel: number | null;
  accreditedBodyId: string;
  skillsAssessmentId: string | null;
  appliedOn: string | null;
  validatedSkillCodes: string[];
  /** Number and day of each document; null until it is issued. */
  transparencyNumber: string | null;
  transparencyOn: string | null;
  validationNumber: string | null;
  validationOn: string | null;
  certificateNumber: string | null;
  certificateOn: string | null;
};

/** What there is of it before anybody applied. */
export const nothingIssued = {
  appliedOn: null,
  validatedSkillCodes: [],
  transparencyNumber: null,
  transparencyOn: null,
  validationNumber: null,
  validationOn: null,
  certificateNumber: null,
  certificateOn: null,
} satisfies Partial<SkillsValidation>;

/** Those that are issued, in order. */
export function documentsOf(validation: SkillsValidation): SkillsDocument[] {
  const { transparencyNumber, validationNumber, certificateNumber } = validation;
  return [
    ...document('TRANSPARENCY', transparencyNumber, validation.transparencyOn),
    ...document('VALIDATION', validationNumber, validation.validationOn),
    ...document('CERTIFICATE', certificateNumber, validation.certificateOn),
  ];
}

function document(
  kind: SkillsDocumentKind,
  number: string | null,
  issuedOn: string | null,
): SkillsDocument[] {
  return number === null || issuedOn === null ? [] : [{ kind, number, issuedOn }];
}

export type ProfileRefusal = 'ProfileCodeMalformed' | 'EqfLevelUnknown';

export function checkProfile(given: {
  profileCode?: string | null | undefined;
  eqfLevel?: number | null | undefined;
}): Result<true, ProfileRefusal> {
  const { profileCode, eqfLevel } = given;
  if (typeof profileCode === 'string' && !isRepertoryCode(profileCode)) {
    return refuse('ProfileCodeMalformed');
  }
  return isEqfLevel(eqfLevel) ? ok(true) : refuse('EqfLevelUnknown');
}

/** Nothing said is no mistake. */
export function isEqfLevel(level: number | null | undefined): boolean {
  return typeof level !== 'number' || (level >= 1 && level <= 8);
}

export function checkDocumentNumber(number: string): Result<string, 'DocumentNumberMalformed'> {
  return isWellFormedRef(number) ? ok(number) : refuse('DocumentNumberMalformed');
}

export type ValidatedRefusal = 'SkillCodeMalformed' | 'NoSkillValidated';

export function checkValidated(codes: readonly string[]): Result<string[], ValidatedRefusal> {
  if (codes.length === 0) return refuse('NoSkillValidated');
  const skills = checkSkillCodes(codes);
  return skills.ok ? ok([...new Set(skills.value)]) : skills;
}

/** A correction adds no document, nor skills that no document says. */
export function checkIssued(
  corrected: SkillsValidation,
): Result<SkillsValidation, 'DocumentNotIssued'> {
  const isAhead =
    (corrected.transparencyNumber !== null && corrected.transparencyOn === null) ||
    (corrected.validationNumber !== null && corrected.validationOn === null) ||
    (corrected.certificateNumber !== null && corrected.certificateOn === null) ||
    (corrected.validatedSkillCodes.length > 0 && corrected.validationOn === null);
  return isAhead ? refuse('DocumentNotIssued') : ok(corrected);
}
