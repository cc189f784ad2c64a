import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result } from '#shared/result.ts';
import { sealWords } from '../case-step/case-words.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { OpenTransitionPathInput } from '../generated/resolvers.ts';
import { transitionPathCase } from './transition-path.repository.ts';
import {
  checkHost,
  type HostRefusal,
  placeOfHostName,
  type TransitionPath,
} from './transition-path.ts';

export type OpenTransitionPathRefusal = OpenCaseRefusal | HostRefusal;

export async function openTransitionPath(
  context: Context,
  { kind, hostOrganisationId, hostName, mentor, ...opening }: OpenTransitionPathInput,
): Promise<Result<TransitionPath, OpenTransitionPathRefusal>> {
  if (hostOrganisationId) requireId(context, 'organisation', hostOrganisationId);
  const host = checkHost({ hostOrganisationId, hostName, mentor });
  if (!host.ok) return host;
  const { hostName: words } = host.value;
  return openCase(context, transitionPathCase, opening, async (begun, { record }) =>
    ok({
      ...begun,
      kind,
      mentor,
      hostOrganisationId: host.value.hostOrganisationId,
      hostName:
        words === null ? null : await sealWords(context, record, placeOfHostName(begun.id), words),
      interruption: null,
    }),
  );
}
