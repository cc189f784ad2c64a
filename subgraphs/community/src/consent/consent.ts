import type { ConsentPurpose } from '../generated/resolvers.ts';

export type { ConsentPurpose };

/** What of it other domains rest on; sharing among partners is asked for in employment alone. */
export const followedPurposes: readonly ConsentPurpose[] = ['IMAGES', 'RESEARCH_FOLLOW_UP'];

/** A consent that employment has and nobody has withdrawn. */
export type FollowedConsent = {
  id: string;
  personRecordId: string;
  purpose: ConsentPurpose;
  givenOn: string;
  /** Last day. */
  expiresOn: string | null;
};

export function allows(
  consents: readonly FollowedConsent[],
  purpose: ConsentPurpose,
  day: string,
): boolean {
  return consents.some(
    ({ givenOn, expiresOn, ...consent }) =>
      consent.purpose === purpose && givenOn <= day && (expiresOn === null || expiresOn >= day),
  );
}
