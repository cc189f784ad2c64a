import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import type { RevokeTrainingCertificateInput } from '../generated/resolvers.ts';
import {
  type ActOnEnrolmentRefusal,
  actOnEnrolment,
} from '../operator-enrolment/act-on-enrolment.ts';
import type { OperatorEnrolment } from '../operator-enrolment/operator-enrolment.ts';
import { revokeCertificate } from './training-certificate.repository.ts';

/** What was attended stays completed: only the certificate is worth nothing any more. */
export async function revokeTrainingCertificate(
  context: Context,
  { operatorEnrolmentId, ...revoked }: RevokeTrainingCertificateInput,
): Promise<Result<OperatorEnrolment, ActOnEnrolmentRefusal>> {
  const request = { ...revoked, act: 'REVOKE' } as const;
  return actOnEnrolment(
    context,
    operatorEnrolmentId,
    request,
    async (enrolment, tx): Promise<Result<OperatorEnrolment, never>> => {
      const { certificateNumber } = enrolment;
      if (certificateNumber === null) throw new Error('Who is certified has no certificate');
      await revokeCertificate(tx, certificateNumber, revoked.happenedOn);
      return ok({ ...enrolment, certificateNumber: null });
    },
  );
}
