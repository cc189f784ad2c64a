import { toPayload } from '#shared/language/payload.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { actOnEnrolmentRefusals } from '../operator-enrolment/operator-enrolment.wording.ts';
import { readOrganisation } from '../undertaking/governance-fields.ts';
import { certifyTraining } from './certify-training.ts';
import { readCertificate } from './read-certificate.ts';
import { revokeTrainingCertificate } from './revoke-training-certificate.ts';
import { certifyTrainingRefusals } from './training-certificate.wording.ts';

const entity = 'operatorEnrolment';

export const trainingCertificateResolvers: Resolvers = {
  Query: {
    trainingCertificate: (_, { number }, context) => readCertificate(context, number),
  },
  Mutation: {
    certifyTraining: async (_, { input }, context) =>
      toPayload(context, entity, await certifyTraining(context, input), certifyTrainingRefusals),
    revokeTrainingCertificate: async (_, { input }, context) => {
      const result = await revokeTrainingCertificate(context, input);
      return toPayload(context, entity, result, actOnEnrolmentRefusals);
    },
  },
  TrainingCertificate: {
    provider: ({ organisationId }, _, context) => readOrganisation(context, organisationId),
  },
  OperatorEnrolment: {
    certificate: ({ certificateNumber }, _, context) =>
      certificateNumber === null ? null : readCertificate(context, certificateNumber),
  },
};
