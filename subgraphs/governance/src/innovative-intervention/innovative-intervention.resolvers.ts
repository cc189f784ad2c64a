import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { researchActionUndertaking } from '../research-action/research-action.repository.ts';
import { governanceFields, readOrganisation } from '../undertaking/governance-fields.ts';
import { advanceInnovativeIntervention } from './advance-innovative-intervention.ts';
import { correctInnovativeIntervention } from './correct-innovative-intervention.ts';
import {
  innovativeInterventionUndertaking,
  ofResearch,
} from './innovative-intervention.repository.ts';
import {
  advanceInnovativeInterventionRefusals,
  correctInnovativeInterventionRefusals,
  openInnovativeInterventionRefusals,
  recordOutcomeResultRefusals,
} from './innovative-intervention.wording.ts';
import { openInnovativeIntervention } from './open-innovative-intervention.ts';
import { recordOutcomeResult } from './record-outcome-result.ts';

const entity = 'innovativeIntervention';
const { list } = innovativeInterventionUndertaking;

export const innovativeInterventionResolvers: Resolvers = {
  Query: {
    innovativeIntervention: (_, { id }, context) => readOne(context, list, id),
    innovativeInterventions: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    openInnovativeIntervention: async (_, { input }, context) => {
      const result = await openInnovativeIntervention(context, input);
      return toPayload(context, entity, result, openInnovativeInterventionRefusals);
    },
    advanceInnovativeIntervention: async (_, { input }, context) => {
      const result = await advanceInnovativeIntervention(context, input);
      return toPayload(context, entity, result, advanceInnovativeInterventionRefusals);
    },
    recordOutcomeResult: async (_, { input }, context) => {
      const result = await recordOutcomeResult(context, input);
      return toPayload(context, entity, result, recordOutcomeResultRefusals);
    },
    correctInnovativeIntervention: async (_, { input }, context) => {
      const result = await correctInnovativeIntervention(context, input);
      return toPayload(context, entity, result, correctInnovativeInterventionRefusals);
    },
  },
  InnovativeIntervention: {
    ...governanceFields(innovativeInterventionUndertaking),
    sitePartner: ({ sitePartnerId }, _, context) => readOrganisation(context, sitePartnerId),
    researchAction: ({ researchActionId }, _, context) =>
      researchActionId === null
        ? null
        : readOne(context, researchActionUndertaking.list, researchActionId),
  },
  ResearchAction: {
    interventions: fromKey(({ id }, asked, context) =>
      readListOf(context, list, ofResearch, id, asked),
    ),
  },
};
