import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceToolAdoptionInput } from '../generated/resolvers.ts';
import { countAdoption } from '../policy-tool/policy-tool.repository.ts';
import { toolAdoptionUndertaking } from './tool-adoption.repository.ts';
import { changeOfCount, type ToolAdoption } from './tool-adoption.ts';

export async function advanceToolAdoption(
  context: Context,
  { toolAdoptionId, ...request }: AdvanceToolAdoptionInput,
): Promise<Result<ToolAdoption, ActOnCaseRefusal>> {
  const { act, happenedOn } = request;
  return actOnCase(
    context,
    toolAdoptionUndertaking,
    toolAdoptionId,
    request,
    async (adoption, tx) => {
      const by = changeOfCount(act, adoption);
      if (by !== 0) await countAdoption(tx, context.viewer, adoption.policyToolId, by);
      return ok({ ...adoption, adoptedOn: act === 'ADOPT' ? happenedOn : adoption.adoptedOn });
    },
  );
}
