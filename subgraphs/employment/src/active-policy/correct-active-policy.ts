import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectActivePolicyInput } from '../generated/resolvers.ts';
import { activePolicyCase } from './active-policy.repository.ts';
import type { ActivePolicy } from './active-policy.ts';
import { readSapPolicy, type SapPolicyRefusal } from './sap-policy-id.ts';

export type CorrectActivePolicyRefusal = CorrectCaseRefusal | SapPolicyRefusal;

export async function correctActivePolicy(
  context: Context,
  { activePolicyId, version, reason, ...change }: CorrectActivePolicyInput,
): Promise<Result<ActivePolicy, CorrectActivePolicyRefusal>> {
  const correcting = { version, reason, change: givenFields(change) };
  return correctCase(
    context,
    activePolicyCase,
    activePolicyId,
    correcting,
    (policy): Result<ActivePolicy, SapPolicyRefusal> => {
      const sap = readSapPolicy(policy, policy.openedOn);
      return sap.ok ? { ok: true, value: { ...policy, ...sap.value } } : sap;
    },
  );
}
