import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectToolAdoptionInput } from '../generated/resolvers.ts';
import { findVersion } from '../policy-tool/policy-tool.repository.ts';
import { toolAdoptionUndertaking } from './tool-adoption.repository.ts';
import type { ToolAdoption } from './tool-adoption.ts';

export type CorrectToolAdoptionRefusal = CorrectCaseRefusal | 'ToolVersionUnknown';

export async function correctToolAdoption(
  context: Context,
  { toolAdoptionId, version, reason, ...change }: CorrectToolAdoptionInput,
): Promise<Result<ToolAdoption, CorrectToolAdoptionRefusal>> {
  return correctCase(
    context,
    toolAdoptionUndertaking,
    toolAdoptionId,
    { version, reason, change: givenFields(change) },
    async (adoption, tx): Promise<Result<ToolAdoption, 'ToolVersionUnknown'>> => {
      // It may be newer than the adoption: whoever works by a tool moves on with it.
      const known = await findVersion(tx, adoption.policyToolId, adoption.toolVersion);
      return known ? ok(adoption) : refuse('ToolVersionUnknown');
    },
  );
}
