import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { PublishPolicyToolVersionInput } from '../generated/resolvers.ts';
import { insertVersion, policyToolUndertaking } from './policy-tool.repository.ts';
import type { PolicyTool } from './policy-tool.ts';
import { checkVersion, type ToolVersionRefusal } from './policy-tool-version.ts';

export type PublishPolicyToolVersionRefusal = ActOnCaseRefusal | ToolVersionRefusal;

export async function publishPolicyToolVersion(
  context: Context,
  { policyToolId, version, happenedOn, ...given }: PublishPolicyToolVersionInput,
): Promise<Result<PolicyTool, PublishPolicyToolVersionRefusal>> {
  return actOnCase(
    context,
    policyToolUndertaking,
    policyToolId,
    { version, act: 'PUBLISH', happenedOn },
    async (tool, tx): Promise<Result<PolicyTool, ToolVersionRefusal>> => {
      const checked = checkVersion({ ...given, publishedOn: happenedOn }, tool.latestVersion);
      if (!checked.ok) return checked;
      await insertVersion(tx, tool, checked.value);
      return ok({ ...tool, latestVersion: given.number });
    },
  );
}
