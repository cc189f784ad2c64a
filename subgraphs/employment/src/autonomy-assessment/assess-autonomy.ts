import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import type { AssessAutonomyInput } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import { insertIfNoneHolds } from './autonomy-assessment.repository.ts';
import {
  type AssessRefusal,
  type AutonomyAssessment,
  checkAssessed,
} from './autonomy-assessment.ts';
import { findInstrument } from './autonomy-instrument.repository.ts';

export type AssessAutonomyRefusal = AssessRefusal | 'CaseNotFound' | 'AutonomyAssessedAlready';

export async function assessAutonomy(
  context: Context,
  { individualPlanId, moment, ...given }: AssessAutonomyInput,
): Promise<Result<AutonomyAssessment, AssessAutonomyRefusal>> {
  requireId(context, 'individual_plan', individualPlanId);
  const { viewer, today, now } = context;
  return transaction(context, async (tx) => {
    const plan = await individualPlanCase.findForUpdate(tx, individualPlanId);
    if (!plan || plan.organisationId !== viewer.organisation) return refuse('CaseNotFound');
    const { instrumentCode: code, instrumentVersion: version } = given;
    const instrument = await findInstrument(tx, { code, version });
    const assessed = checkAssessed(plan, instrument, given, today);
    if (!assessed.ok) return assessed;
    const made = {
      ...assessed.value,
      id: newId('autonomy_assessment'),
      individualPlanId,
      moment,
      reason: null,
      recordedAt: now,
      supersededAt: null,
    };
    if (!(await insertIfNoneHolds(tx, made))) return refuse('AutonomyAssessedAlready');
    await appendChange(tx, {
      type: 'AutonomyAssessment',
      id: made.id,
      version: 1,
      kind: 'CREATED',
      organisation: plan.organisationId,
    });
    return ok(made);
  });
}
