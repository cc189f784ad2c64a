import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { platform } from '#shared/identity/viewer.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { getUuid } from '#shared/type-id.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { isOpenOn, isWorkplaceOf } from '../access-point/access-point.ts';
import { insertCaseShares } from '../case-step/case-share.repository.ts';
import { caseTypeOf } from '../case-step/case-share.ts';
import { bringPersonsUpToDate } from '../duplicate-case/cluster.repository.ts';
import { findDuplicates } from '../duplicate-case/find-duplicates.ts';
import type { AcceptReferralInput } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { newRecord } from '../person-facts/enter-person-record.ts';
import { insertIfRefFree } from '../person-facts/person-facts.repository.ts';
import { nothingKnown } from '../person-facts/person-facts.ts';
import { type ActOnReferralRefusal, actOnReferral } from './act-on-referral.ts';
import { findRecordOfPerson } from './referral.repository.ts';
import { isSharedOn, type Referral } from './referral.ts';
import { openSharing } from './sealed-sharing.ts';

export type AcceptReferralRefusal =
  | ActOnReferralRefusal
  | 'AccessPointNotFound'
  | 'AccessPointNotOpen'
  | 'SharingEnded';

export async function acceptReferral(
  context: Context,
  { referralId, accessPointId, ...request }: AcceptReferralInput,
): Promise<Result<Referral, AcceptReferralRefusal>> {
  requireId(context, 'access_point', accessPointId);
  const { viewer, today } = context;
  const accepting = { ...request, act: 'ACCEPT' as const };
  return actOnReferral<AcceptReferralRefusal>(
    context,
    referralId,
    accepting,
    async (advanced, tx) => {
      const [accessPoint] = await findByIds(tx, accessPointList, [accessPointId]);
      if (!accessPoint || !isWorkplaceOf(accessPoint, viewer)) return refuse('AccessPointNotFound');
      if (!isOpenOn(accessPoint, request.happenedOn)) return refuse('AccessPointNotOpen');
      if (!isSharedOn(advanced, today)) return refuse('SharingEnded');
      const receiverRecordId = await receivePerson(tx, context, advanced, accessPointId);
      await shareCases(tx, advanced, accessPointId);
      return ok({ ...advanced, receiverAccessPointId: accessPointId, receiverRecordId });
    },
  );
}

/** The record that the receiver has of the person, or one made of what was shared, of the same person. */
async function receivePerson(
  tx: Tx,
  context: Context,
  referral: Referral,
  accessPointId: string,
): Promise<string> {
  const [sent] = await findByIds(tx, personRecordList, [referral.personRecordId]);
  const sharing = await openSharing(context.keys, referral);
  if (!sent || !sharing) throw new Error(`${referral.id} lacks what it shares`);
  const { personId, homePersonId } = sent;
  const wanted = { personId, accessPointId, organisationId: referral.receiverId };
  const known = await findRecordOfPerson(tx, wanted);
  if (known) return known;
  const facts = { ...nothingKnown, ...sharing.person.facts };
  const kept = { accessPointId, externalRef: null };
  const record = { ...(await newRecord(context, kept, facts)), personId, homePersonId };
  await insertIfRefFree(tx, record);
  await bringPersonsUpToDate(tx, [personId]);
  await appendChange(tx, {
    type: 'PersonRecord',
    id: record.id,
    version: record.version,
    kind: 'CREATED',
    organisation: record.ownerOrganisationId,
  });
  // The claims of the platform hold until the act is written.
  await findDuplicates(tx, { ...context, viewer: platform }, record.id);
  return record.id;
}

async function shareCases(tx: Tx, referral: Referral, accessPointId: string): Promise<void> {
  const { id, personRecordId, organisationId, receiverId, sharedCases, sharingEndsOn } = referral;
  await insertCaseShares(
    tx,
    sharedCases.map((kind) => ({
      sourceId: getUuid('referral', id),
      caseType: caseTypeOf(kind),
      personRecordId,
      ownerOrganisationId: organisationId,
      organisationId: receiverId,
      accessPointId,
      until: sharingEndsOn,
    })),
  );
}
