import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { SupersedePolicyToolInput } from '../generated/resolvers.ts';
import { policyToolUndertaking } from './policy-tool.repository.ts';
import type { PolicyTool } from './policy-tool.ts';

export type SupersedePolicyToolRefusal = ActOnCaseRefusal | 'SuccessorNotPublished';

export async function supersedePolicyTool(
  context: Context,
  { policyToolId, successorId, version, happenedOn }: SupersedePolicyToolInput,
): Promise<Result<PolicyTool, SupersedePolicyToolRefusal>> {
  requireId(context, 'policy_tool', successorId);
  return actOnCase(
    context,
    policyToolUndertaking,
    policyToolId,
    { version, act: 'SUPERSEDE', happenedOn },
    async (tool, tx): Promise<Result<PolicyTool, 'SuccessorNotPublished'>> => {
      const [successor] = await findByIds(tx, policyToolUndertaking.list, [successorId]);
      // What superseded it by then cannot be superseded by it: no tool leads back to itself.
      if (successorId === policyToolId || successor?.state !== 'PUBLISHED') {
        return refuse('SuccessorNotPublished');
      }
      return ok({ ...tool, supersededById: successorId });
    },
  );
}
