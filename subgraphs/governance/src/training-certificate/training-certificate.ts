import type { TrainingProgramme } from '../training-programme/training-programme.ts';

export type TrainingCertificateState = 'VALID' | 'REVOKED';

/** What anyone may check: as the programme was when it was given, and nothing of the operator. */
export type TrainingCertificate = {
  number: string;
  operatorEnrolmentId: string;
  /** The provider. */
  organisationId: string;
  topicIt: string;
  topicEn: string;
  hours: number;
  certifiedOn: string;
  state: TrainingCertificateState;
  revokedOn: string | null;
};

type Given = Pick<TrainingCertificate, 'number' | 'operatorEnrolmentId' | 'certifiedOn'>;

export function certify(programme: TrainingProgramme, given: Given): TrainingCertificate {
  const { organisationId, topicIt, topicEn, hours } = programme;
  return { ...given, organisationId, topicIt, topicEn, hours, state: 'VALID', revokedOn: null };
}
