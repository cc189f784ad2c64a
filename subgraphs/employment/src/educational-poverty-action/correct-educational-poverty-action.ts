import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectEducationalPovertyActionInput } from '../generated/resolvers.ts';
import { educationalPovertyActionKind } from './educational-poverty-action.repository.ts';
import {
  checkPlanned,
  type EducationalPovertyAction,
  type PlanRefusal,
} from './educational-poverty-action.ts';

export type CorrectEducationalPovertyActionRefusal = CorrectCaseRefusal | PlanRefusal;

export async function correctEducationalPovertyAction(
  context: Context,
  {
    educationalPovertyActionId: id,
    version,
    reason,
    ...change
  }: CorrectEducationalPovertyActionInput,
): Promise<Result<EducationalPovertyAction, CorrectEducationalPovertyActionRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(context, educationalPovertyActionKind, id, correction, checkPlanned);
}
