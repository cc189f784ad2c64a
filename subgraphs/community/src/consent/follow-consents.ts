import { z } from 'zod';
import { defineFollower } from '#shared/change-feed/follower.ts';
import { putConsents, removeConsents, removeConsentsNotPutSince } from './consent.repository.ts';
import { type FollowedConsent, followedPurposes } from './consent.ts';

const consent = z.object({
  id: z.string(),
  purpose: z.string(),
  state: z.string(),
  givenOn: z.iso.date(),
  expiresOn: z.iso.date().nullable(),
  personRecord: z.object({ id: z.string(), state: z.string() }).nullable(),
});

type Followed = FollowedConsent & { holds: boolean };

/** What people agree to, and no longer: one that was withdrawn or superseded is not kept. */
export const consentFollower = defineFollower<Followed>({
  name: 'employment.Consent',
  feed: 'employmentChanges',
  entityType: 'Consent',
  list: 'consents',
  filter: `{ purpose: [${followedPurposes}] }`,
  selection: 'id purpose state givenOn expiresOn personRecord { id state }',
  parse(node) {
    const { personRecord, purpose, state, ...rest } = consent.parse(node);
    const followed = followedPurposes.find((each) => each === purpose);
    const isThere = personRecord !== null && personRecord.state !== 'ERASED';
    return {
      ...rest,
      // One that does not hold is taken away by its id alone.
      purpose: followed ?? 'SERVICE',
      personRecordId: personRecord?.id ?? '',
      holds: followed !== undefined && isThere && (state === 'GIVEN' || state === 'EXPIRED'),
    };
  },
  async put(tx, items, at) {
    const holding = items.filter(({ holds }) => holds);
    await putConsents(
      tx,
      holding.map(({ holds: _, ...each }) => each),
      at,
    );
    await removeConsents(
      tx,
      items.filter(({ holds }) => !holds).map(({ id }) => id),
    );
  },
  drop: removeConsents,
  dropNotSeenSince: removeConsentsNotPutSince,
});
