import type { Refusals } from '#shared/language/payload.ts';
import { workOnPlanRefusals } from '../individual-plan/individual-plan.wording.ts';
import type { EndPlanSharingRefusal } from './end-plan-sharing.ts';
import type { SharePlanRefusal } from './share-plan.ts';

export const sharePlanRefusals: Refusals<SharePlanRefusal> = {
  ...workOnPlanRefusals,
  SharedWithOwner: {
    en: 'The plan is of this organisation.',
    it: 'Il piano è già di questo ente.',
    path: ['organisationId'],
  },
  SharingEndsTooEarly: {
    en: 'It has to be shared beyond today.',
    it: 'La condivisione deve durare oltre oggi.',
    path: ['endsOn'],
  },
  SharingNotConsented: {
    en: 'The person did not agree that optional data are shared, or took it back.',
    it: 'La persona non ha acconsentito alla condivisione facoltativa, o ha revocato il consenso.',
    path: ['individualPlanId'],
  },
  PlanAlreadyShared: {
    en: 'The plan is already shared with this organisation: end that first.',
    it: 'Il piano è già condiviso con questo ente: occorre prima concludere la condivisione.',
    path: ['organisationId'],
  },
};

export const endPlanSharingRefusals: Refusals<EndPlanSharingRefusal> = {
  ...workOnPlanRefusals,
  PlanNotShared: {
    en: 'The plan is not shared with this organisation.',
    it: 'Il piano non è condiviso con questo ente.',
    path: ['organisationId'],
  },
};
