import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import { findSignatures } from '../individual-plan/plan-part.repository.ts';
import { isInUseBy, type PersonRecord } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { type AddRefusal, checkAdding } from './plan-goal.ts';

/** Whether something may be added to a plan, and the record whose key seals its words. */
export async function checkPlan(
  { viewer }: Context,
  tx: Tx,
  plan: IndividualPlan,
  dueOn: string,
): Promise<Result<PersonRecord, AddRefusal | 'CaseNotFound'>> {
  const signatures = await findSignatures(tx, plan.id);
  const checked = checkAdding(plan, dueOn, signatures.length > 0);
  if (!checked.ok) return checked;
  const [record] = await findByIds(tx, personRecordList, [plan.personRecordId]);
  if (!record || !isInUseBy(record, viewer.organisation)) return refuse('CaseNotFound');
  return ok(record);
}
