import { toPayload } from '#shared/language/payload.ts';
import { textField } from '#shared/localised-text/text-field.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { addCampaignMaterial } from './add-campaign-material.ts';
import { advanceInformationCampaign } from './advance-information-campaign.ts';
import { approveInformationCampaign } from './approve-information-campaign.ts';
import type { CampaignMaterial } from './campaign-material.ts';
import {
  figuresOfCampaigns,
  materialsOfCampaigns,
  talliesOfCampaigns,
} from './campaign-reach.repository.ts';
import { correctCampaignReach } from './correct-campaign-reach.ts';
import { correctInformationCampaign } from './correct-information-campaign.ts';
import { draftInformationCampaign } from './draft-information-campaign.ts';
import { evaluateInformationCampaign } from './evaluate-information-campaign.ts';
import { informationCampaignUndertaking } from './information-campaign.repository.ts';
import type { InformationCampaign } from './information-campaign.ts';
import * as refusals from './information-campaign.wording.ts';
import { recordCampaignReach } from './record-campaign-reach.ts';

const entity = 'informationCampaign';
const { list } = informationCampaignUndertaking;

export const informationCampaignResolvers: Resolvers = {
  Query: {
    informationCampaign: (_, { id }, context) => readOne(context, list, id),
    informationCampaigns: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    draftInformationCampaign: async (_, { input }, context) => {
      const result = await draftInformationCampaign(context, input);
      return toPayload(context, entity, result, refusals.draftRefusals);
    },
    approveInformationCampaign: async (_, { input }, context) => {
      const result = await approveInformationCampaign(context, input);
      return toPayload(context, entity, result, refusals.approveRefusals);
    },
    advanceInformationCampaign: async (_, { input }, context) => {
      const result = await advanceInformationCampaign(context, input);
      return toPayload(context, entity, result, refusals.advanceRefusals);
    },
    evaluateInformationCampaign: async (_, { input }, context) => {
      const result = await evaluateInformationCampaign(context, input);
      return toPayload(context, entity, result, refusals.evaluateRefusals);
    },
    correctInformationCampaign: async (_, { input }, context) => {
      const result = await correctInformationCampaign(context, input);
      return toPayload(context, entity, result, refusals.correctRefusals);
    },
    addCampaignMaterial: async (_, { input }, context) => {
      const result = await addCampaignMaterial(context, input);
      return toPayload(context, entity, result, refusals.materialRefusals);
    },
    recordCampaignReach: async (_, { input }, context) => {
      const result = await recordCampaignReach(context, input);
      return toPayload(context, entity, result, refusals.reachRefusals);
    },
    correctCampaignReach: async (_, { input }, context) => {
      const result = await correctCampaignReach(context, input);
      return toPayload(context, entity, result, refusals.correctReachRefusals);
    },
  },
  InformationCampaign: {
    ...undertakingFields(informationCampaignUndertaking),
    title: textField(({ titles }: InformationCampaign) => titles),
    description: textField(({ descriptions }: InformationCampaign) => descriptions),
    audience: textField(({ audiences }: InformationCampaign) => audiences),
    findings: (campaign, asked, context) =>
      campaign.findings ? inFindings(campaign.findings, asked, context) : null,
    materials: ({ id }, _, context) =>
      readAllOf(context, 'materials of campaign', materialsOfCampaigns, id),
    reachFigures: ({ id }, _, context) =>
      readAllOf(context, 'figures of campaign', figuresOfCampaigns, id),
    reach: ({ id }, asked, context) => {
      const by = asked.by ?? ['LANGUAGE', 'CHANNEL'];
      const values = { byLanguage: by.includes('LANGUAGE'), byChannel: by.includes('CHANNEL') };
      const question = `reach of campaign ${JSON.stringify(values)}`;
      return readAllOf(context, question, talliesOfCampaigns, id, values);
    },
  },
  CampaignMaterial: { title: textField(({ titles }: CampaignMaterial) => titles) },
};

const inFindings = textField((findings: NonNullable<InformationCampaign['findings']>) => findings);
