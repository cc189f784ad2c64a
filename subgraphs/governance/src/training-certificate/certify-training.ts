import { randomBytes } from 'node:crypto';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { CertifyTrainingInput } from '../generated/resolvers.ts';
import {
  type ActOnEnrolmentRefusal,
  actOnEnrolment,
} from '../operator-enrolment/act-on-enrolment.ts';
import type { OperatorEnrolment } from '../operator-enrolment/operator-enrolment.ts';
import { trainingEditionUndertaking } from '../training-edition/training-edition.repository.ts';
import { trainingProgrammeUndertaking } from '../training-programme/training-programme.repository.ts';
import { certificateBytes, toCertificateNumber } from './certificate-number.ts';
import { insertCertificate } from './training-certificate.repository.ts';
import { certify } from './training-certificate.ts';

export type CertifyTrainingRefusal = ActOnEnrolmentRefusal | 'TrainingTestNotPassed';

export async function certifyTraining(
  context: Context,
  { operatorEnrolmentId, version, happenedOn }: CertifyTrainingInput,
): Promise<Result<OperatorEnrolment, CertifyTrainingRefusal>> {
  const request = { version, happenedOn, act: 'CERTIFY' } as const;
  return actOnEnrolment(
    context,
    operatorEnrolmentId,
    request,
    async (enrolment, tx): Promise<Result<OperatorEnrolment, 'TrainingTestNotPassed'>> => {
      if (enrolment.testResult === 'NOT_PASSED') return refuse('TrainingTestNotPassed');
      const programme = await getProgramme(tx, enrolment);
      const number = toCertificateNumber(randomBytes(certificateBytes));
      const given = { number, operatorEnrolmentId, certifiedOn: happenedOn };
      await insertCertificate(tx, certify(programme, given));
      return ok({ ...enrolment, certificateNumber: number });
    },
  );
}

async function getProgramme(tx: Tx, { trainingEditionId }: OperatorEnrolment) {
  const [edition] = await findByIds(tx, trainingEditionUndertaking.list, [trainingEditionId]);
  const programmes = edition ? [edition.trainingProgrammeId] : [];
  const [programme] = await findByIds(tx, trainingProgrammeUndertaking.list, programmes);
  if (!programme) throw new Error('An enrolment is in an edition of no programme');
  return programme;
}
