import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { addDays } from '#shared/clock.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import { platform } from '../../../../tests/viewers.ts';
import { addRecords, comuneVenezia } from '../../tests/fixtures.ts';
import {
  accept,
  act,
  addConsent,
  addReferral,
  addSharing,
  advance,
  mona,
  now,
  read,
  receiver,
  send,
  sender,
  today,
} from '../../tests/referrals.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { caseShares } from '../case-step/case-share.table.ts';
import { referrals } from './referral.table.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

async function someoneAgreeing() {
  const [record] = await addRecords(employment, 1, mona);
  if (!record) throw new Error('There is no record');
  return { record, consentId: await addConsent(employment, record) };
}

const withdraw = (consentId: string) =>
  mutate(
    employment,
    'withdrawConsent',
    'consent { state }',
    { consentId, withdrawnOn: today },
    { now, viewer: sender },
  );

const stored = async (id: string) => {
  const rows = await actingAs(employment, platform, (tx) =>
    tx.select().from(referrals).where(eq(referrals.id, id)),
  );
  return rows[0];
};

describe('who no longer agrees to sharing', () => {
  it('is in no referral any more that nobody has accepted', async () => {
    const { record, consentId } = await someoneAgreeing();
    const { referral } = await send(employment, { personRecordId: record.id });
    expect((await withdraw(consentId)).errors).toEqual([]);
    expect(await stored(referral.id)).toMatchObject({ dataKey: null, shared: null });
    const seen = await read(employment, referral.id, receiver);
    expect(seen).toMatchObject({
      state: 'WITHDRAWN',
      shared: null,
      requestedService: null,
      sharingEndsOn: today,
      version: 2,
    });
    expect(seen.steps.at(-1)).toEqual({
      act: 'WITHDRAW',
      state: 'WITHDRAWN',
      reason: 'CONSENT_WITHDRAWN',
      happenedOn: today,
    });
    const late = await advance(employment, seen, 'RECEIVE');
    expect(late.errors[0].code).toBe('CASE_STATE_FORBIDS');
  });

  it('is still helped where a referral was accepted, by what the receiver has itself', async () => {
    const { record, consentId } = await someoneAgreeing();
    const sent = (await send(employment, { personRecordId: record.id })).referral;
    const { referral } = await accept(employment, sent);
    await withdraw(consentId);
    expect(await stored(referral.id)).toMatchObject({ dataKey: null, shared: null });
    const seen = await read(employment, referral.id, receiver);
    expect(seen).toMatchObject({
      state: 'ACCEPTED',
      version: 4,
      shared: null,
      caseSteps: [],
      receiverRecord: { id: referral.receiverRecord.id },
    });
    const shares = await actingAs(employment, platform, (tx) =>
      tx.select().from(caseShares).where(eq(caseShares.personRecordId, record.id)),
    );
    expect(shares.map(({ until }) => (until ?? '9999') <= today)).toEqual([true]);
    const met = await advance(employment, seen, 'RECORD_FIRST_CONTACT');
    expect(met.referral.state).toBe('FIRST_CONTACT_MADE');
  });

  it('ends the sharing of all their referrals, of an access point or another, and of nobody else', async () => {
    const { record, consentId } = await someoneAgreeing();
    const expired = await addReferral(employment, record, { expiresOn: addDays(today, -1) });
    const elsewhere = await addReferral(employment, record, { receiverId: comuneVenezia });
    const other = await addReferral(employment, await addSharing(employment));
    await withdraw(consentId);
    const states = [];
    for (const { id } of [expired, elsewhere, other]) {
      const { state, shared } = (await stored(id)) ?? {};
      states.push([state, shared === null]);
    }
    expect(states).toEqual([
      ['SENT', true],
      ['WITHDRAWN', true],
      ['SENT', false],
    ]);
    expect((await read(employment, expired.id, sender)).state).toBe('EXPIRED');
  });

  it('only took back something else, when nothing ends', async () => {
    const { record } = await someoneAgreeing();
    const images = await addConsent(employment, record, { purpose: 'IMAGES' });
    const { referral } = await send(employment, { personRecordId: record.id });
    await withdraw(images);
    const seen = await read(employment, referral.id, receiver);
    expect(seen).toMatchObject({ state: 'SENT', shared: { givenName: 'Mona' } });
  });
});

describe('a consent that was given until a day', () => {
  it('shares until then: afterwards nobody can make a record of it', async () => {
    const known = await addReferral(employment, await addSharing(employment), {
      state: 'RECEIVED',
      sharingEndsOn: today,
    });
    const seen = await read(employment, known.id, receiver);
    expect(seen).toMatchObject({ state: 'RECEIVED', shared: null, requestedService: null });
    const accessPointId = receiver.accessPoint;
    const { errors } = await act(employment, 'acceptReferral', known, { accessPointId });
    expect(errors[0].code).toBe('SHARING_ENDED');
    const declining = { reason: 'NOT_ENOUGH_SHARED' };
    const declined = await act(employment, 'declineReferral', known, declining);
    expect(declined.referral.state).toBe('DECLINED');
  });
});
