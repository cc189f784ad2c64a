import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import type { AddResearchOutputInput } from '../generated/resolvers.ts';
import { insertOutput, researchActionUndertaking } from './research-action.repository.ts';
import type { ResearchAction } from './research-action.ts';
import { checkOutput, type ResearchOutputRefusal } from './research-output.ts';

export type AddResearchOutputRefusal = WorkOnUndertakingRefusal | ResearchOutputRefusal;

export async function addResearchOutput(
  context: Context,
  { researchActionId: id, version, doi = null, url = null, ...given }: AddResearchOutputInput,
): Promise<Result<ResearchAction, AddResearchOutputRefusal>> {
  return workOnUndertaking(
    context,
    researchActionUndertaking,
    { id, version, on: given.publishedOn },
    async (action, tx): Promise<Result<ResearchAction, ResearchOutputRefusal>> => {
      const output = checkOutput({ ...given, doi, url }, action, context.today);
      if (!output.ok) return output;
      await insertOutput(tx, action, output.value);
      return ok(action);
    },
  );
}
