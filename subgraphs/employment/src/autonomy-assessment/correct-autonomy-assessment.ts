import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import type { CorrectAutonomyAssessmentInput } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import {
  findAssessmentForUpdate,
  insertIfNoneHolds,
  supersede,
} from './autonomy-assessment.repository.ts';
import {
  type AssessRefusal,
  type AutonomyAssessment,
  checkAssessed,
  saysTheSame,
} from './autonomy-assessment.ts';
import { findInstrument } from './autonomy-instrument.repository.ts';

export type CorrectAutonomyAssessmentRefusal =
  | AssessRefusal
  | 'CaseNotFound'
  | 'CaseChanged'
  | 'NothingCorrected';

/** Another takes its place; what it said stays readable by when it was known. */
export async function correctAutonomyAssessment(
  context: Context,
  { autonomyAssessmentId, reason, ...given }: CorrectAutonomyAssessmentInput,
): Promise<Result<AutonomyAssessment, CorrectAutonomyAssessmentRefusal>> {
  requireId(context, 'autonomy_assessment', autonomyAssessmentId);
  const { viewer, today, now } = context;
  return transaction(context, async (tx) => {
    const known = await findAssessmentForUpdate(tx, autonomyAssessmentId);
    const plan = known && (await individualPlanCase.findForUpdate(tx, known.individualPlanId));
    if (!plan || plan.organisationId !== viewer.organisation) return refuse('CaseNotFound');
    if (known.supersededAt !== null) return refuse('CaseChanged');
    const { instrumentCode: code, instrumentVersion: version } = given;
    const instrument = await findInstrument(tx, { code, version });
    const assessed = checkAssessed(plan, instrument, given, today);
    if (!assessed.ok) return assessed;
    if (saysTheSame(known, assessed.value)) return refuse('NothingCorrected');
    const made = {
      ...known,
      ...assessed.value,
      id: newId('autonomy_assessment'),
      reason,
      recordedAt: now,
    };
    await supersede(tx, known.id, now);
    if (!(await insertIfNoneHolds(tx, made))) throw new Error('A superseded assessment holds');
    const { organisationId: organisation } = plan;
    const type = 'AutonomyAssessment';
    await appendChanges(tx, [
      { type, id: known.id, version: 2, kind: 'UPDATED', organisation },
      { type, id: made.id, version: 1, kind: 'CREATED', organisation },
    ]);
    return ok(made);
  });
}
