import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { checkTexts, lengths } from '#shared/localised-text/localised-text.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { actsFor } from '../association/association.ts';
import { findActedFor } from '../association/find-acted-for.ts';
import type { PlanMicroInterventionInput } from '../generated/resolvers.ts';
import { checkTerritories } from './activity-territories.ts';
import { isGrantInForce } from './grant-in-force.repository.ts';
import { microInterventionUndertaking } from './micro-intervention.repository.ts';
import { checkPlanned, type MicroIntervention, type PlannedRefusal } from './micro-intervention.ts';
import { replaceTerritories } from './micro-intervention-territory.repository.ts';

type Unfit =
  | PlannedRefusal
  | 'TextsMalformed'
  | 'ActivityTerritoriesMalformed'
  | 'AssociationNotFound'
  | 'GrantNotInForce'
  | 'PartnerExited';

export type PlanMicroInterventionRefusal = OpenUndertakingRefusal | Unfit;

/** It is of the organisation that acts for the association, whoever plans it. */
export async function planMicroIntervention(
  context: Context,
  { territories: given, ...input }: PlanMicroInterventionInput,
): Promise<Result<MicroIntervention, PlanMicroInterventionRefusal>> {
  const { associationId, theme, startsOn, endsOn, partnerIds = [] } = input;
  const { grantId = null, expectedParticipants = null } = input;
  requireId(context, 'association', associationId);
  if (grantId !== null) requireId(context, 'grant', grantId);
  for (const id of partnerIds) requireId(context, 'organisation', id);
  const territories = checkTerritories(given);
  if (!territories.ok) return territories;
  const titles = checkTexts(input.title, lengths.title, 'title');
  if (!titles.ok) return titles;
  const described = input.description
    ? checkTexts(input.description, lengths.description, 'description')
    : ok(null);
  if (!described.ok) return described;
  const planned = {
    ...{ titles: titles.value, title: null, descriptions: described.value, outputs: null },
    ...{ associationId, grantId, theme, startsOn, endsOn, source: null },
    ...{ partnerIds: [...partnerIds], expectedParticipants },
  };
  const { viewer } = context;
  return transaction(
    context,
    async (tx): Promise<Result<MicroIntervention, PlanMicroInterventionRefusal>> => {
      const opened = await openUndertaking(
        within(context, tx),
        microInterventionUndertaking,
        input,
        async (begun): Promise<Result<MicroIntervention, Unfit>> => {
          const association = await findActedFor(tx, viewer, associationId);
          if (!association.ok) return association;
          const organisationId = actsFor(association.value) ?? begun.organisationId;
          const { openedOn } = begun;
          const isOut = await microInterventionUndertaking.isOut(tx, organisationId, openedOn);
          if (isOut) return refuse('PartnerExited');
          if (grantId !== null && !(await isGrantInForce(tx, { grantId, associationId }))) {
            return refuse('GrantNotInForce');
          }
          return checkPlanned({ ...begun, ...planned, organisationId });
        },
      );
      if (opened.ok) await replaceTerritories(tx, opened.value.id, territories.value);
      return opened;
    },
  );
}
