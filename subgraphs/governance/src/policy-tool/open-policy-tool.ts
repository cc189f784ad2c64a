import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { OpenPolicyToolInput } from '../generated/resolvers.ts';
import { policyToolUndertaking } from './policy-tool.repository.ts';
import { checkTold, type PolicyTool, type ToolToldRefusal } from './policy-tool.ts';

export type OpenPolicyToolRefusal = OpenUndertakingRefusal | ToolToldRefusal;

export async function openPolicyTool(
  context: Context,
  input: OpenPolicyToolInput,
): Promise<Result<PolicyTool, OpenPolicyToolRefusal>> {
  const { type, titleIt, titleEn, abstract, licence, languages } = input;
  const unpublished = { latestVersion: null, supersededById: null, adoptionCount: 0 };
  return openUndertaking(
    context,
    policyToolUndertaking,
    input,
    (begun): Result<PolicyTool, ToolToldRefusal> => {
      const told = checkTold({ titleIt, titleEn, abstract, licence, languages });
      return told.ok ? ok({ ...begun, ...told.value, ...unpublished, type }) : told;
    },
  );
}
