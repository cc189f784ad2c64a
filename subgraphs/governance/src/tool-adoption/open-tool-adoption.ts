import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { OpenToolAdoptionInput } from '../generated/resolvers.ts';
import { findVersion, policyToolUndertaking } from '../policy-tool/policy-tool.repository.ts';
import { toolAdoptionUndertaking } from './tool-adoption.repository.ts';
import type { ToolAdoption } from './tool-adoption.ts';

type Unfit = 'ToolNotPublished' | 'ToolVersionUnknown' | 'ToolAdoptionAlreadyOpen';

export type OpenToolAdoptionRefusal = OpenUndertakingRefusal | Unfit;

export async function openToolAdoption(
  context: Context,
  { policyToolId, extent, ...input }: OpenToolAdoptionInput,
): Promise<Result<ToolAdoption, OpenToolAdoptionRefusal>> {
  requireId(context, 'policy_tool', policyToolId);
  return openUndertaking(
    context,
    toolAdoptionUndertaking,
    input,
    async (begun, tx): Promise<Result<ToolAdoption, Unfit>> => {
      const [tool] = await findByIds(tx, policyToolUndertaking.list, [policyToolId]);
      const toolVersion = input.toolVersion ?? tool?.latestVersion;
      if (tool?.state !== 'PUBLISHED' || !toolVersion) return refuse('ToolNotPublished');
      const version = await findVersion(tx, policyToolId, toolVersion);
      if (!version || version.publishedOn > begun.openedOn) return refuse('ToolVersionUnknown');
      return ok({ ...begun, policyToolId, toolVersion, extent, adoptedOn: null });
    },
    'ToolAdoptionAlreadyOpen',
  );
}
