import type { Context } from '#shared/context.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { Result } from '#shared/result.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { DecideAssociationListingInput } from '../generated/resolvers.ts';
import { associationUndertaking } from './association.repository.ts';
import { type Association, actsFor, consented } from './association.ts';

/** To be public is the association's to agree to; the Regione can only take back what it did. */
const consenting = {
  ...associationUndertaking,
  mayWrite: (known: Association, { organisation }: Viewer) => actsFor(known) === organisation,
};

export type DecideAssociationListingRefusal = CorrectCaseRefusal | 'AssociationConsentMissing';

export async function decideAssociationListing(
  context: Context,
  { associationId, version, listed }: DecideAssociationListingInput,
): Promise<Result<Association, DecideAssociationListingRefusal>> {
  const consent = { version, reason: 'OTHER' as const, change: { listed } };
  return correctCase(context, consenting, associationId, consent, (decided, _, known) =>
    consented(known, decided, context.viewer.organisation),
  );
}
