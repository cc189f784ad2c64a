import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import type { AdvanceRefusal } from '#shared/undertaking/case-step.ts';
import { type WorkOnCaseRefusal, workOnCase } from '../case-step/work-on-case.ts';
import type { RecordPolicyEventInput } from '../generated/resolvers.ts';
import { servicePactCase } from '../service-pact/service-pact.repository.ts';
import { activePolicyCase } from './active-policy.repository.ts';
import { type ActivePolicy, recordEvent } from './active-policy.ts';

export type RecordPolicyEventRefusal = WorkOnCaseRefusal | AdvanceRefusal;

export async function recordPolicyEvent(
  context: Context,
  { activePolicyId: id, ...request }: RecordPolicyEventInput,
): Promise<Result<ActivePolicy, RecordPolicyEventRefusal>> {
  const { today, now: recordedAt } = context;
  const { version, act, happenedOn } = request;
  return workOnCase(
    context,
    activePolicyCase,
    { id, version },
    async (policy, tx): Promise<Result<ActivePolicy, AdvanceRefusal>> => {
      const pact = await servicePactCase.findForUpdate(tx, policy.servicePactId);
      if (!pact?.signedOn) throw new Error(`The pact of ${id} is not signed`);
      const recorded = recordEvent(policy, request, { today, pactSignedOn: pact.signedOn });
      if (!recorded.ok) return recorded;
      const { state } = recorded.value;
      const step = { caseType: activePolicyCase.type, caseId: id, number: version + 1 };
      await activePolicyCase.insertStep(tx, recorded.value, {
        ...step,
        act,
        state,
        reason: null,
        happenedOn,
        recordedAt,
      });
      return recorded;
    },
  );
}
