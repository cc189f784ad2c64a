import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { addDays } from '#shared/clock.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerTreviso,
  platform,
  systemComuneVenezia,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import {
  addAccessPoints,
  addEnrolments,
  addRecords,
  comuneTreviso,
  cpiPadova,
  deskTreviso,
} from '../../tests/fixtures.ts';
import {
  accept,
  act,
  addReferral,
  addSharing,
  advance,
  now,
  read,
  receiver,
  send,
  sender,
  today,
} from '../../tests/referrals.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { personRecords } from '../person/person.table.ts';
import { type ReferralAct, type ReferralState, referralLifeCycle } from './referral.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const mutationOf: Partial<Record<ReferralAct, string>> = {
  ACCEPT: 'acceptReferral',
  DECLINE: 'declineReferral',
};
const moreOf: Partial<Record<ReferralAct, object>> = {
  ACCEPT: { accessPointId: deskTreviso },
  DECLINE: { reason: 'NO_PLACES' },
};

type Known = { id: string; version: number };

/** Any act, as whose it is unless told. */
function doing(known: Known, done: ReferralAct, more: object = {}, viewer = whoseIs(done)) {
  const given = moreOf[done] ?? { act: done };
  const mutation = mutationOf[done] ?? 'advanceReferral';
  return act(employment, mutation, known, { ...given, ...more }, { viewer });
}

const whoseIs = (done: ReferralAct) => (done === 'WITHDRAW' ? sender : receiver);

const acts = Object.keys(referralLifeCycle) as ReferralAct[]; // its own keys
const states: ReferralState[] = [
  'SENT',
  ...new Set(Object.values(referralLifeCycle).map(({ to }) => to)),
];

describe('an act on a referral', () => {
  const pairs = states.flatMap((state) => acts.map((each) => [each, state] as const));
  it.each(pairs)('%s from %s is allowed or refused as the life cycle says', async (each, state) => {
    const known = await addReferral(employment, await addSharing(employment), { state });
    const { referral, errors } = await doing(known, each);
    const { from, to } = referralLifeCycle[each];
    expect([referral?.state, errors[0]?.code]).toEqual(
      from.includes(state) ? [to, undefined] : [undefined, 'CASE_STATE_FORBIDS'],
    );
  });

  it.each(acts)('%s is of one side alone', async (each) => {
    const state = referralLifeCycle[each].from[0] ?? 'SENT';
    const known = await addReferral(employment, await addSharing(employment), { state });
    const other = each === 'WITHDRAW' ? receiver : sender;
    const codes = [
      await doing(known, each, {}, other),
      await doing(known, each, {}, systemComuneVenezia),
    ].map(({ errors }) => errors[0].code);
    expect(codes).toEqual(['REFERRAL_ACT_OF_OTHER_SIDE', 'CASE_NOT_FOUND']);
  });

  it.each(acts)('%s is refused what its version and its days do not allow', async (each) => {
    const state = referralLifeCycle[each].from[0] ?? 'SENT';
    const known = await addReferral(employment, await addSharing(employment), { state });
    const codes = [
      await doing({ ...known, version: 9 }, each),
      await doing(known, each, { happenedOn: addDays(today, 1) }),
      await doing(known, each, { happenedOn: '2025-08-31' }),
      await doing({ ...known, id: newId('referral') }, each),
    ].map(({ errors }) => errors[0].code);
    expect(codes).toEqual(['CASE_CHANGED', 'CASE_IN_FUTURE', 'CASE_TOO_EARLY', 'CASE_NOT_FOUND']);
  });

  it.each(acts)(
    '%s is refused once the last day has passed before anybody accepted',
    async (each) => {
      const expiresOn = addDays(today, -1);
      const known = await addReferral(employment, await addSharing(employment), {
        state: 'RECEIVED',
        expiresOn,
      });
      expect(await read(employment, known.id, receiver)).toMatchObject({
        state: 'EXPIRED',
        shared: null,
        requestedService: null,
      });
      const { errors } = await doing(known, each);
      expect(errors[0].code).toBe('CASE_STATE_FORBIDS');
    },
  );

  it('is among those that wait until its last day, and among the expired from then on', async () => {
    const [waits, gone] = [addDays(today, 1), '2025-09-30'].map(async (expiresOn) => {
      const sharing = await addSharing(employment);
      return (await addReferral(employment, sharing, { state: 'RECEIVED', expiresOn })).id;
    });
    const both = [await waits, await gone];
    const listed = async (state: string[]) => {
      const { data } = await employment.query(
        `query ($state: [ReferralState!]) {
          referrals(first: 100, filter: { state: $state }, orderBy: [EXPIRES_ON_ASC]) { nodes { id } } }`,
        { state },
        receiver,
      );
      const ids = data.referrals.nodes.map(({ id }: { id: string }) => id);
      return both.map((id) => ids.includes(id));
    };
    expect(await listed(['SENT', 'RECEIVED'])).toEqual([true, false]);
    expect(await listed(['EXPIRED'])).toEqual([false, true]);
    expect(await listed(['RECEIVED', 'EXPIRED'])).toEqual([true, true]);
  });

  it.each(acts)('%s takes the right to write', async (each) => {
    const known = await addReferral(employment, await addSharing(employment));
    const viewer = { ...whoseIs(each), scopes: ['case:read' as const, 'person:write' as const] };
    await expect(doing(known, each, {}, viewer)).rejects.toThrow(/FORBIDDEN/);
  });
});

describe('a referral that is accepted', () => {
  it('goes from one side to the other, and both see each step', async () => {
    const sent = (await send(employment)).referral;
    const accepted = (await accept(employment, sent)).referral;
    expect(accepted).toMatchObject({ state: 'ACCEPTED', receiverAccessPoint: { id: deskTreviso } });
    const met = (await advance(employment, accepted, 'RECORD_FIRST_CONTACT')).referral;
    const closed = (await advance(employment, met, 'CLOSE')).referral;
    expect(closed).toMatchObject({ state: 'CLOSED', shared: null, requestedService: null });
    for (const viewer of [sender, receiver]) {
      const { steps } = await read(employment, sent.id, viewer);
      expect(steps.map(({ state }: { state: string }) => state)).toEqual([
        'SENT',
        'RECEIVED',
        'ACCEPTED',
        'FIRST_CONTACT_MADE',
        'CLOSED',
      ]);
    }
    const own = await read(employment, sent.id, sender);
    expect(own.requestedService).toBe('Looks for a room near the school');
  });

  it('gives the receiver a record of the same person, made of what was shared', async () => {
    const record = await addSharing(employment);
    const sent = (await send(employment, { personRecordId: record.id })).referral;
    const { referral } = await accept(employment, sent);
    const { data } = await employment.query(
      `query ($id: ID!) { personRecord(id: $id) { givenName familyName email birthDate sex state
        person { id } owner { id } accessPoint { id } referrals { nodes { id } } } }`,
      { id: referral.receiverRecord.id },
      receiver,
    );
    expect(data.personRecord).toEqual({
      givenName: 'Mona',
      familyName: 'Rahman',
      email: 'mona@example.org',
      birthDate: null,
      sex: 'UNKNOWN',
      state: 'ACTIVE',
      person: { id: record.personId },
      owner: { id: comuneTreviso },
      accessPoint: { id: deskTreviso },
      referrals: { nodes: [{ id: referral.id }] },
    });
    const own = await read(employment, sent.id, sender);
    expect(own).toMatchObject({ senderRecord: { id: record.id }, receiverRecord: null });
    const [row] = await actingAs(employment, platform, (tx) =>
      tx.select().from(personRecords).where(eq(personRecords.id, referral.receiverRecord.id)),
    );
    expect(row?.homePersonId).toBe(record.personId);
    expect(row?.nameCodes).not.toBeNull();
  });

  it('uses the record that the receiver has of the person already', async () => {
    const record = await addSharing(employment);
    const [known] = await addRecords(employment, 1, {
      ownerOrganisationId: comuneTreviso,
      accessPointId: deskTreviso,
    });
    await actingAs(employment, platform, (tx) =>
      tx
        .update(personRecords)
        .set({ personId: record.personId })
        .where(eq(personRecords.id, known?.id ?? '')),
    );
    const sent = (await send(employment, { personRecordId: record.id })).referral;
    const { referral } = await accept(employment, sent);
    expect(referral.receiverRecord.id).toBe(known?.id);
  });

  it('is accepted where the receiver works, on a day on which that was open', async () => {
    const { referral } = await advance(employment, (await send(employment)).referral, 'RECEIVE');
    const [shut] = await addAccessPoints(employment, ['DESK-SHUT'], {
      operatingOrganisationId: comuneTreviso,
      state: 'CLOSED',
    });
    const viewer = { ...receiver, accessPoint: null };
    const codes = [
      await doing(referral, 'ACCEPT', { accessPointId: cpiPadova }),
      await doing(referral, 'ACCEPT', { accessPointId: shut }, viewer),
    ].map(({ errors }) => errors[0].code);
    expect(codes).toEqual(['ACCESS_POINT_NOT_FOUND', 'ACCESS_POINT_NOT_OPEN']);
    const scopes = receiver.scopes.filter((scope) => scope !== 'person:write');
    const without = doing(referral, 'ACCEPT', {}, { ...receiver, scopes });
    await expect(without).rejects.toThrow(/FORBIDDEN/);
  });

  it('says why it is declined, and shares nothing any more', async () => {
    const { referral } = await advance(employment, (await send(employment)).referral, 'RECEIVE');
    const declined = await doing(referral, 'DECLINE', { reason: 'OTHER_TERRITORY' });
    expect(declined.referral).toMatchObject({
      state: 'DECLINED',
      declineReason: 'OTHER_TERRITORY',
      shared: null,
      sharingEndsOn: today,
    });
    expect(declined.referral.steps.at(-1)).toMatchObject({ reason: 'OTHER_TERRITORY' });
  });

  it('tells both sides by the feed what either did', async () => {
    const { referral } = await accept(employment, (await send(employment)).referral);
    for (const viewer of [
      systemVenetoLavoro,
      { ...caseWorkerTreviso, scopes: systemVenetoLavoro.scopes },
    ]) {
      expect(await versionsTold(referral.id, viewer)).toEqual([1, 2, 3]);
    }
  });
});

describe('cases that a referral shares', () => {
  it('are the receiver’s to read from its acceptance to its end, of the chosen kinds alone', async () => {
    const record = await addSharing(employment);
    await addEnrolments(employment, [record]);
    const at = { personRecordId: record.id, accessPointId: cpiPadova };
    const { intake } = await mutate(employment, 'openIntake', 'intake { id }', {
      ...at,
      ...{ channel: 'WALK_IN', languages: [], mediatorNeeded: false, needs: [] },
      openedOn: '2026-01-07',
    });
    await mutate(employment, 'recordServiceEvent', 'serviceEvent { id }', {
      ...at,
      ...{ kind: 'ORIENTATION', mode: 'PHONE', minutes: 30, occurredOn: '2026-01-08' },
    });
    const seen = async ({ id }: Known) => {
      const { data } = await employment.query(
        `query ($id: ID!, $intake: ID!) { referral(id: $id) { caseSteps { caseType } }
          intake(id: $intake) { id steps { state } } serviceEvents { totalCount } }`,
        { id, intake: intake.id },
        receiver,
      );
      return [data.referral.caseSteps, data.intake?.steps ?? null, data.serviceEvents.totalCount];
    };
    const sent = (await send(employment, { ...at })).referral;
    const own = await read(employment, sent.id, sender);
    expect(own.caseSteps).toEqual([{ caseType: 'Intake', state: 'OPEN' }]);
    expect(await seen(sent)).toEqual([[], null, 0]);
    const { referral } = await accept(employment, sent);
    expect(await seen(referral)).toEqual([[{ caseType: 'Intake' }], [{ state: 'OPEN' }], 0]);
    await advance(employment, referral, 'CLOSE');
    expect(await seen(referral)).toEqual([[], null, 0]);
  });

  it('do not show the receiver other referrals of the same record', async () => {
    const record = await addSharing(employment);
    const here = (await send(employment, { personRecordId: record.id })).referral;
    const { receiverRecord } = (await accept(employment, here)).referral;
    const elsewhere = await addReferral(employment, record, {
      receiverId: systemComuneVenezia.organisation ?? '',
    });
    expect(await read(employment, elsewhere.id, receiver)).toBeNull();
    const { data } = await employment.query(
      'query ($id: ID!) { personRecord(id: $id) { caseSteps { caseId } } }',
      { id: receiverRecord.id },
      receiver,
    );
    expect(data.personRecord.caseSteps).toEqual([]);
  });
});

async function versionsTold(id: string, viewer = systemVenetoLavoro): Promise<number[]> {
  const versions: number[] = [];
  let after: string | null = null;
  for (;;) {
    const { data }: { data: Data } = await employment.query(
      `query ($after: String) { employmentChanges(first: 100, after: $after, types: ["Referral"]) {
        nodes { entityId version } pageInfo { endCursor hasNextPage } } }`,
      { after },
      viewer,
      { now },
    );
    const { nodes, pageInfo } = data.employmentChanges;
    for (const { entityId, version } of nodes) if (entityId === id) versions.push(version);
    if (!pageInfo.hasNextPage) return versions;
    after = pageInfo.endCursor;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what a test reads
type Data = any;
