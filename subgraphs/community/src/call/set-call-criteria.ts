import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import type { SetCallCriteriaInput } from '../generated/resolvers.ts';
import { correctPart } from '../undertaking/correct-part.ts';
import { callUndertaking, findCriteria, replaceCriteria } from './call.repository.ts';
import type { Call, CallCriterion } from './call.ts';
import { type CriteriaRefusal, checkCriteria } from './call-criteria.ts';

type Unfit = CriteriaRefusal | 'CaseStateForbids' | 'NothingCorrected';

export type SetCallCriteriaRefusal = WorkOnUndertakingRefusal | Unfit;

/** As the contract takes them. */
const asGiven = ({ callId: _, position: __, ...criterion }: CallCriterion) => criterion;

export async function setCallCriteria(
  context: Context,
  { callId, version, reason, criteria: given }: SetCallCriteriaInput,
): Promise<Result<Call, SetCallCriteriaRefusal>> {
  return workOnUndertaking(
    context,
    callUndertaking,
    { id: callId, version, on: context.today },
    async (call, tx): Promise<Result<Call, Unfit>> => {
      if (call.state !== 'DRAFT') return refuse('CaseStateForbids');
      const criteria = checkCriteria(callId, given);
      if (!criteria.ok) return criteria;
      const before = (await findCriteria(tx, callId)).map(asGiven);
      const after = criteria.value.map(asGiven);
      const why = { field: 'criteria', reason, recordedAt: context.now };
      const isCorrected = await correctPart(tx, callUndertaking, call, why, { before, after });
      if (!isCorrected) return refuse('NothingCorrected');
      await replaceCriteria(tx, callId, criteria.value);
      return ok(call);
    },
  );
}
