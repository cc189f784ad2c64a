import type { Refusals } from '#shared/language/payload.ts';
import { actOnEnrolmentRefusals } from '../operator-enrolment/operator-enrolment.wording.ts';
import type { CertifyTrainingRefusal } from './certify-training.ts';

export const certifyTrainingRefusals: Refusals<CertifyTrainingRefusal> = {
  ...actOnEnrolmentRefusals,
  TrainingTestNotPassed: {
    en: 'The test was not passed.',
    it: 'La prova non è stata superata.',
    path: ['operatorEnrolmentId'],
  },
};
