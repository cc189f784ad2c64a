import { prefixOf, typeNameOf } from '#shared/type-id.ts';

/** Kinds of cases that can be shared; service pacts and active policies, and what only named operators see, never are. */
export type SharedCaseKind =
  | 'INTAKE'
  | 'INDIVIDUAL_PLAN'
  | 'SERVICE_EVENT'
  | 'APPOINTMENT'
  | 'COURSE_ENROLMENT'
  | 'SKILLS_ASSESSMENT'
  | 'SKILLS_VALIDATION'
  | 'RECOGNITION_APPLICATION'
  | 'TRANSITION_PATH'
  | 'INTERNSHIP'
  | 'JOB_PLACEMENT'
  | 'HOUSING_CASE';

/** The GraphQL type of a kind. */
export function caseTypeOf(kind: SharedCaseKind): string {
  return typeNameOf(kind.toLowerCase());
}

/** The kind of a type that is shared. */
export function sharedKindOf(caseType: string): SharedCaseKind {
  // Only types of `caseTypeOf` are ever shared.
  return prefixOf(caseType).toUpperCase() as SharedCaseKind;
}
