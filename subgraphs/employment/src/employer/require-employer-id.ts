import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { GivenEmployer } from './employer.ts';

/** The organisation that an employer is said to be, by the form of its id: governance has them. */
export function requireEmployerId(
  context: Pick<Context, 'language'>,
  employer: GivenEmployer | null | undefined,
): void {
  const organisationId = employer?.organisationId;
  if (organisationId) requireId(context, 'organisation', organisationId);
}
