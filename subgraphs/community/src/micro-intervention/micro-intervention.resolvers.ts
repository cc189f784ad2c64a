import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { inFallback } from '#shared/localised-text/localised-text.ts';
import { optionalTextField, textField } from '#shared/localised-text/text-field.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { associationList } from '../association/association.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { grantUndertaking } from '../grant/grant.repository.ts';
import {
  ofMicroIntervention,
  participationList,
} from '../participation/participation.repository.ts';
import { advanceMicroIntervention } from './advance-micro-intervention.ts';
import { completeMicroIntervention } from './complete-micro-intervention.ts';
import { correctMicroIntervention } from './correct-micro-intervention.ts';
import {
  microInterventionList,
  microInterventionUndertaking,
  ofGrant,
  ofOrganisation,
  ofTerritory,
} from './micro-intervention.repository.ts';
import type { MicroIntervention } from './micro-intervention.ts';
import * as refusals from './micro-intervention.wording.ts';
import { territoriesOf } from './micro-intervention-territory.repository.ts';
import { planMicroIntervention } from './plan-micro-intervention.ts';
import { varyMicroIntervention } from './vary-micro-intervention.ts';
import { verifyMicroIntervention } from './verify-micro-intervention.ts';

const entity = 'microIntervention';

function readGrant(context: Context, grantId: string | null) {
  return grantId === null ? null : readOne(context, grantUndertaking.list, grantId);
}

export const microInterventionResolvers: Resolvers = {
  Query: {
    microIntervention: (_, { id }, context) => readOne(context, microInterventionList, id),
    microInterventions: (_, asked, context) => readList(context, microInterventionList, asked),
  },
  Mutation: {
    planMicroIntervention: async (_, { input }, context) => {
      const result = await planMicroIntervention(context, input);
      return toPayload(context, entity, result, refusals.planMicroInterventionRefusals);
    },
    advanceMicroIntervention: async (_, { input }, context) => {
      const result = await advanceMicroIntervention(context, input);
      return toPayload(context, entity, result, refusals.advanceMicroInterventionRefusals);
    },
    varyMicroIntervention: async (_, { input }, context) => {
      const result = await varyMicroIntervention(context, input);
      return toPayload(context, entity, result, refusals.varyMicroInterventionRefusals);
    },
    completeMicroIntervention: async (_, { input }, context) => {
      const result = await completeMicroIntervention(context, input);
      return toPayload(context, entity, result, refusals.completeMicroInterventionRefusals);
    },
    verifyMicroIntervention: async (_, { input }, context) => {
      const result = await verifyMicroIntervention(context, input);
      return toPayload(context, entity, result, refusals.verifyMicroInterventionRefusals);
    },
    correctMicroIntervention: async (_, { input }, context) => {
      const result = await correctMicroIntervention(context, input);
      return toPayload(context, entity, result, refusals.correctMicroInterventionRefusals);
    },
  },
  MicroIntervention: {
    ...undertakingFields(microInterventionUndertaking),
    title: ({ titles }) => inFallback(titles),
    localisedTitle: textField(({ titles }: MicroIntervention) => titles),
    description: optionalTextField(({ descriptions }: MicroIntervention) => descriptions),
    outputs: optionalTextField(({ outputs }: MicroIntervention) => outputs),
    grant: ({ grantId }, _, context) => readGrant(context, grantId),
    partners: ({ partnerIds }) => partnerIds.map((id) => ({ id })),
    association: ({ associationId }, _, context) =>
      readOne(context, associationList, associationId),
    territories: fromKey(({ id }, _, context) =>
      readAllOf(context, 'territories of micro-intervention', territoriesOf, id),
    ),
    participations: fromKey(({ id }, asked, context) =>
      readListOf(context, participationList, ofMicroIntervention, id, asked),
    ),
  },
  Grant: {
    microInterventions: fromKey(({ id }, asked, context) =>
      readListOf(context, microInterventionList, ofGrant, id, asked),
    ),
  },
  Organisation: {
    microInterventions: fromKey(({ id }, asked, context) =>
      readListOf(context, microInterventionList, ofOrganisation, id, asked),
    ),
  },
  Territory: {
    microInterventions: (territory, asked, context) =>
      readListOf(context, microInterventionList, ofTerritory, territoryKey(territory), asked),
  },
};
