import type { PersonalType } from '#shared/audit/personal-types.ts';
import type { Confidence } from '#shared/database/columns.ts';
import type { Wording } from '#shared/language/language.ts';

export const processingPurposes = [
  'SERVICE',
  'COORDINATION',
  'MONITORING',
  'RESEARCH',
  'AUDIT',
] as const;
export const dataSubjectKinds = ['PARTICIPANT', 'MINOR', 'GUARDIAN', 'OPERATOR'] as const;
export const controllerParts = [
  'CONTROLLER',
  'JOINT_CONTROLLER',
  'PROCESSOR',
  'RECIPIENT',
] as const;
export const controllerKinds = [
  'REGIONE',
  'EMPLOYMENT_AGENCY',
  'COMUNE',
  'UNIVERSITY',
  'ASSOCIATION',
  'PLATFORM',
] as const;

/** One line of the register, in both languages. */
export type ProcessingActivity = {
  code: string;
  title: Wording;
  description: Wording;
  purposes: (typeof processingPurposes)[number][];
  dataSubjects: (typeof dataSubjectKinds)[number][];
  /** Whose contract tells these data; null where the activity keeps none of anybody. */
  domain: string | null;
  /** Modules of it, where not all. */
  only?: string[] | undefined;
  except?: string[] | undefined;
  grounds: { citation: string; confidence: Confidence }[];
  controllers: {
    controller: (typeof controllerKinds)[number];
    part: (typeof controllerParts)[number];
    duties: Wording;
  }[];
  recipients: Wording;
  retention: Wording;
  measures: Wording;
};

/** Those of the types that an activity answers for. */
export function typesOf(
  { domain, only, except = [] }: Pick<ProcessingActivity, 'domain' | 'only' | 'except'>,
  types: readonly PersonalType[],
): PersonalType[] {
  return types.filter(
    (type) =>
      type.domain === domain &&
      !except.includes(type.module) &&
      (only === undefined || only.includes(type.module)),
  );
}
