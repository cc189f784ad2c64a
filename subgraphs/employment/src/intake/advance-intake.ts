import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '../case-step/act-on-case.ts';
import type { AdvanceIntakeInput } from '../generated/resolvers.ts';
import { findIntakeForUpdate, updateIntake } from './intake.repository.ts';
import { type Intake, intakeLifeCycle } from './intake.ts';

const moving = {
  type: 'Intake',
  cycle: intakeLifeCycle,
  findForUpdate: findIntakeForUpdate,
  update: updateIntake,
};

export async function advanceIntake(
  context: Context,
  { intakeId, ...request }: AdvanceIntakeInput,
): Promise<Result<Intake, ActOnCaseRefusal>> {
  return actOnCase(context, moving, intakeId, request);
}
