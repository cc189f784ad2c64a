import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { resealWords } from '../case-step/case-words.ts';
import type { CorrectTransitionPathInput } from '../generated/resolvers.ts';
import { transitionPathCase } from './transition-path.repository.ts';
import {
  checkHost,
  type HostRefusal,
  placeOfHostName,
  type TransitionPath,
} from './transition-path.ts';

export type CorrectTransitionPathRefusal = CorrectCaseRefusal | HostRefusal;

export async function correctTransitionPath(
  context: Context,
  { transitionPathId: id, version, reason, ...input }: CorrectTransitionPathInput,
): Promise<Result<TransitionPath, CorrectTransitionPathRefusal>> {
  if (input.hostOrganisationId) requireId(context, 'organisation', input.hostOrganisationId);
  const host = checkHost(input);
  if (!host.ok) return host;
  const { hostOrganisationId, hostName: words } = host.value;
  const { hostOrganisationId: _, hostName: __, ...change } = givenFields(input);
  const { list } = transitionPathCase;
  const hostName = (await resealWords(context, list, placeOfHostName(id), words)) ?? null;
  // A host by its id takes the place of one by its name, and the other way round.
  const isGiven = hostOrganisationId !== null || hostName !== null;
  return correctCase(context, transitionPathCase, id, {
    version,
    reason,
    change: { ...change, ...(isGiven && { hostOrganisationId, hostName }) },
  });
}
