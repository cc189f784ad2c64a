import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectPolicyToolInput } from '../generated/resolvers.ts';
import { policyToolUndertaking } from './policy-tool.repository.ts';
import { checkTold, type PolicyTool, type ToolToldRefusal } from './policy-tool.ts';

export type CorrectPolicyToolRefusal = CorrectCaseRefusal | ToolToldRefusal;

export async function correctPolicyTool(
  context: Context,
  { policyToolId, version, reason, ...change }: CorrectPolicyToolInput,
): Promise<Result<PolicyTool, CorrectPolicyToolRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(
    context,
    policyToolUndertaking,
    policyToolId,
    correction,
    checkTold<PolicyTool>,
  );
}
