import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvancePolicyToolInput } from '../generated/resolvers.ts';
import { policyToolUndertaking } from './policy-tool.repository.ts';
import type { PolicyTool } from './policy-tool.ts';

export async function advancePolicyTool(
  context: Context,
  { policyToolId, ...request }: AdvancePolicyToolInput,
): Promise<Result<PolicyTool, ActOnCaseRefusal>> {
  return actOnCase(context, policyToolUndertaking, policyToolId, request);
}
