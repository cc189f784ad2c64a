import { accountOf } from '#shared/identity/account.ts';
import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { getOne } from '#shared/reading/get-one.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { callUndertaking } from '../call/call.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { proposalUndertaking } from '../proposal/proposal.repository.ts';
import { assignEvaluation } from './assign-evaluation.ts';
import { correctEvaluation } from './correct-evaluation.ts';
import { declareConflict } from './declare-conflict.ts';
import {
  evaluationsOfCall,
  evaluationsOfProposal,
  evaluationUndertaking,
} from './evaluation.repository.ts';
import * as refusals from './evaluation.wording.ts';
import { scoresOfEvaluation } from './evaluation-score.repository.ts';
import { mayKnowEvaluator } from './evaluator.ts';
import { excludeEvaluation } from './exclude-evaluation.ts';
import { moderateEvaluation } from './moderate-evaluation.ts';
import { releaseEvaluation } from './release-evaluation.ts';
import { submitEvaluation } from './submit-evaluation.ts';

const entity = 'evaluation';
const { list } = evaluationUndertaking;

export const evaluationResolvers: Resolvers = {
  Query: {
    evaluation: (_, { id }, context) => readOne(context, list, id),
    evaluations: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    assignEvaluation: async (_, { input }, context) => {
      const result = await assignEvaluation(context, input);
      return toPayload(context, entity, result, refusals.assignEvaluationRefusals);
    },
    declareConflict: async (_, { input }, context) => {
      const result = await declareConflict(context, input);
      return toPayload(context, entity, result, refusals.declareConflictRefusals);
    },
    releaseEvaluation: async (_, { input }, context) => {
      const result = await releaseEvaluation(context, input);
      return toPayload(context, entity, result, refusals.setAsideRefusals);
    },
    submitEvaluation: async (_, { input }, context) => {
      const result = await submitEvaluation(context, input);
      return toPayload(context, entity, result, refusals.submitEvaluationRefusals);
    },
    moderateEvaluation: async (_, { input }, context) => {
      const result = await moderateEvaluation(context, input);
      return toPayload(context, entity, result, refusals.moderateEvaluationRefusals);
    },
    excludeEvaluation: async (_, { input }, context) => {
      const result = await excludeEvaluation(context, input);
      return toPayload(context, entity, result, refusals.setAsideRefusals);
    },
    correctEvaluation: async (_, { input }, context) => {
      const result = await correctEvaluation(context, input);
      return toPayload(context, entity, result, refusals.correctEvaluationRefusals);
    },
  },
  Evaluation: {
    ...undertakingFields(evaluationUndertaking),
    call: ({ callId }, _, context) => getOne(context, callUndertaking.list, callId),
    proposal: ({ proposalId }, _, context) =>
      readOne(context, proposalUndertaking.list, proposalId),
    evaluator: (evaluation, _, { viewer }) => {
      const { evaluatorOrganisationId, evaluatorSubject } = evaluation;
      return mayKnowEvaluator(evaluation, viewer)
        ? { account: accountOf(evaluatorOrganisationId, evaluatorSubject) }
        : null;
    },
    evaluatorOrganisation: (evaluation, _, { viewer }) =>
      mayKnowEvaluator(evaluation, viewer) ? { id: evaluation.evaluatorOrganisationId } : null,
    externalRef: (evaluation, _, { viewer }) =>
      mayKnowEvaluator(evaluation, viewer) ? evaluation.externalRef : null,
    moderationReason: (evaluation, _, { viewer }) =>
      mayKnowEvaluator(evaluation, viewer) ? evaluation.moderationReason : null,
    scores: ({ id }, _, context) =>
      readAllOf(context, 'scores of evaluation', scoresOfEvaluation, id),
  },
  EvaluationScore: { criterionCode: ({ code }) => code },
  Proposal: {
    evaluations: fromKey(({ id }, asked, context) =>
      readListOf(context, list, evaluationsOfProposal, id, asked),
    ),
  },
  Call: {
    evaluations: fromKey(({ id }, asked, context) =>
      readListOf(context, list, evaluationsOfCall, id, asked),
    ),
  },
};
