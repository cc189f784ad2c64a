import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { Result } from '#shared/result.ts';
import { territoryKey } from '#shared/territory-key.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { MapAssociationInput } from '../generated/resolvers.ts';
import { associationUndertaking } from './association.repository.ts';
import { type Association, type AssociationToldRefusal, checkAssociation } from './association.ts';
import { checkEntryFree } from './register-entry.repository.ts';

type Unfit = AssociationToldRefusal | 'RegisterEntryTaken';

export type MapAssociationRefusal = OpenUndertakingRefusal | Unfit;

export async function mapAssociation(
  context: Context,
  input: MapAssociationInput,
): Promise<Result<Association, MapAssociationRefusal>> {
  const { name, countryCodes, languageCodes, newGeneration, informal, listed } = input;
  const { organisationId: ownOrganisationId = null, supporterId = null } = input;
  const { foundedOn = null, members = null, youthPercent = null } = input;
  const { register = null, registerNumber = null } = input;
  for (const id of [ownOrganisationId, supporterId]) {
    if (id !== null) requireId(context, 'organisation', id);
  }
  return openUndertaking(
    context,
    associationUndertaking,
    input,
    async (begun, tx): Promise<Result<Association, Unfit>> => {
      const told = { name, countryCodes, languageCodes, newGeneration, informal, listed };
      const counted = { foundedOn, members, youthPercent };
      const mapped = {
        ...{ ...begun, ...told, ...counted, ownOrganisationId, supporterId },
        ...{ register, registerNumber, verifiedOn: null, source: null },
        territories: input.territories.map(territoryKey).toSorted(),
      };
      const checked = checkAssociation(mapped, context.today);
      return checked.ok ? checkEntryFree(tx, checked.value) : checked;
    },
  );
}
