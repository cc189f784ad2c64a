import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { Result } from '#shared/result.ts';
import { territoryKey } from '#shared/territory-key.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectAssociationInput } from '../generated/resolvers.ts';
import { associationUndertaking } from './association.repository.ts';
import {
  type Association,
  type AssociationToldRefusal,
  checkAssociation,
  consented,
  keptConsent,
} from './association.ts';
import { replaceTerritories } from './association-territory.repository.ts';
import { checkEntryFree } from './register-entry.repository.ts';

type Unfit = AssociationToldRefusal | 'RegisterEntryTaken' | 'AssociationConsentMissing';

export type CorrectAssociationRefusal = CorrectCaseRefusal | Unfit;

export async function correctAssociation(
  context: Context,
  { associationId, version, reason, ...given }: CorrectAssociationInput,
): Promise<Result<Association, CorrectAssociationRefusal>> {
  const change = toChange(given);
  for (const id of [change.ownOrganisationId, change.supporterId]) {
    if (id) requireId(context, 'organisation', id);
  }
  return correctCase(
    context,
    associationUndertaking,
    associationId,
    { version, reason, change: (known) => withConsent(known, change) },
    async (corrected, tx, known): Promise<Result<Association, Unfit>> => {
      const agreed = consented(known, corrected, context.viewer.organisation);
      if (!agreed.ok) return agreed;
      const checked = checkAssociation(corrected, context.today);
      if (!checked.ok) return checked;
      if (change.territories) await replaceTerritories(tx, associationId, change.territories);
      return checkEntryFree(tx, checked.value);
    },
  );
}

/** Unless it is said, an association stays public only while the same organisation acts for it. */
function withConsent(known: Association, change: Partial<Association>): Partial<Association> {
  const listed = change.listed ?? keptConsent(known, { ...known, ...change });
  return { ...change, listed };
}

type Changes = Omit<CorrectAssociationInput, 'associationId' | 'version' | 'reason'>;

function toChange(given: Changes): Partial<Association> {
  const { organisationId, territories, ...rest } = givenFields(given);
  return {
    ...(rest.informal && { ownOrganisationId: null, register: null, registerNumber: null }),
    ...rest,
    ...(organisationId && { ownOrganisationId: organisationId }),
    ...(territories && { territories: territories.map(territoryKey).toSorted() }),
  };
}
