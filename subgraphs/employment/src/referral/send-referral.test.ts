import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '#shared/clock.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  caseWorkerTreviso,
  dashboard,
  dataSteward,
  systemComuneVenezia,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import {
  addAccessPoints,
  addRecords,
  comuneTreviso,
  comuneVenezia,
  cpiEste,
  cpiPadova,
  deskTreviso,
  venetoLavoro,
} from '../../tests/fixtures.ts';
import {
  addConsent,
  addReferral,
  addSharing,
  now,
  read,
  receiver,
  send,
  sender,
  today,
} from '../../tests/referrals.ts';
import { loadReference } from '../access-point/load-access-points.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const codesOf = (payloads: { referral: unknown; errors: { code: string; path: string[] }[] }[]) =>
  payloads.map(({ referral, errors }) => [referral, errors[0]?.code, errors[0]?.path.at(-1)]);

describe('a referral', () => {
  it('takes to the receiver what was chosen, and nothing else', async () => {
    const record = await addSharing(employment);
    const { referral, errors } = await send(employment, { personRecordId: record.id });
    expect(errors).toEqual([]);
    expect(referral).toMatchObject({
      state: 'SENT',
      sentOn: today,
      sender: { id: venetoLavoro },
      senderAccessPoint: { id: cpiPadova },
      receiver: { id: comuneTreviso },
      receiverAccessPoint: null,
      senderRecord: { id: record.id },
      requestedService: 'Looks for a room near the school',
      sharingEndsOn: null,
    });
    const seen = await read(employment, referral.id, receiver);
    expect(seen).toMatchObject({
      senderRecord: null,
      receiverRecord: null,
      requestedService: 'Looks for a room near the school',
      steps: [{ act: null, state: 'SENT', happenedOn: today }],
      shared: {
        givenName: 'Mona',
        familyName: 'Rahman',
        aliases: [],
        email: 'mona@example.org',
        phone: null,
        birthDate: null,
        sex: null,
        citizenshipCodes: null,
        residence: null,
        guardian: null,
      },
    });
    expect(seen.shared.hiddenFields).toEqual([
      'birthDate',
      'birthDatePrecision',
      'birthCountry',
      'birthComune',
      'sex',
      'citizenshipCodes',
      'residence',
      'domicile',
      'language',
      'guardian',
    ]);
  });

  it('shares each part of a record under the name it has there', async () => {
    const sharedFacts = ['NAMES', 'BIRTH', 'SEX', 'CITIZENSHIPS', 'RESIDENCE', 'LANGUAGE'];
    const { referral } = await send(employment, { sharedFacts });
    const { shared } = await read(employment, referral.id, receiver);
    expect(shared).toMatchObject({
      birthDate: '1990-05-17',
      birthDatePrecision: 'DAY',
      sex: 'FEMALE',
      citizenshipCodes: ['436'],
      residence: { code: '028060' },
      email: null,
      hiddenFields: ['email', 'phone', 'guardian'],
    });
  });

  it('is for its two sides alone; who may not read who somebody is sees nobody', async () => {
    const { referral } = await send(employment);
    expect(await read(employment, referral.id, systemComuneVenezia)).toBeNull();
    const unsealed = receiver.scopes.filter((scope) => scope !== 'identity:read');
    const blind = await read(employment, referral.id, { ...receiver, scopes: unsealed });
    expect(blind.shared).toMatchObject({ givenName: null, sex: null, email: null });
    expect(blind.shared.hiddenFields).toContain('givenName');
    const steward = await read(employment, referral.id, dataSteward);
    expect(steward).toMatchObject({ requestedService: null, shared: { givenName: null } });
  });

  it('to one access point is for those who work there or for all of the receiver', async () => {
    const [other] = await addAccessPoints(employment, ['DESK-OTHER'], {
      operatingOrganisationId: comuneTreviso,
    });
    const there = (await send(employment, { receiverAccessPointId: deskTreviso })).referral;
    const elsewhere = (await send(employment, { receiverAccessPointId: other })).referral;
    const wholeReceiver = { ...receiver, accessPoint: null };
    const seen = [];
    for (const { id } of [there, elsewhere]) {
      for (const viewer of [receiver, wholeReceiver]) {
        seen.push((await read(employment, id, viewer))?.id ?? null);
      }
    }
    expect(seen).toEqual([there.id, there.id, null, elsewhere.id]);
  });

  it('needs that the person agrees to sharing, today', async () => {
    const [unasked] = await addRecords(employment, 1);
    const withdrawn = await addSharing(employment, { withdrawnOn: '2026-01-01' });
    const expired = await addSharing(employment, { expiresOn: addDays(today, -1) });
    const payloads = [
      await send(employment, { personRecordId: unasked?.id }),
      await send(employment, { personRecordId: withdrawn.id }),
      await send(employment, { personRecordId: expired.id }),
    ];
    const refused = [null, 'SHARING_NOT_CONSENTED', 'personRecordId'];
    expect(codesOf(payloads)).toEqual([refused, refused, refused]);
    await addConsent(employment, expired, { expiresOn: addDays(today, 7) });
    const again = await send(employment, { personRecordId: expired.id });
    expect(again.referral.sharingEndsOn).toBe(addDays(today, 8));
  });

  it('is not sent where and as it cannot be', async () => {
    const externalRef = 'INVIO-1';
    await send(employment, { externalRef });
    const payloads = [
      await send(employment, { receiverId: venetoLavoro }),
      await send(employment, { receiverId: newId('organisation') }),
      await send(employment, { receiverAccessPointId: cpiEste }),
      await send(employment, { sharedFacts: ['SEX'] }),
      await send(employment, { requestedService: ' ' }),
      await send(employment, { expiresOn: addDays(today, -1) }),
      await send(employment, { sentOn: addDays(today, 1), expiresOn: addDays(today, 2) }),
      await send(employment, { sentOn: '2025-02-28' }),
      await send(employment, { accessPointId: cpiEste }),
      await send(employment, { externalRef }),
      await send(employment, { externalRef: ' x' }),
      await send(
        employment,
        { receiverId: venetoLavoro, personRecordId: (await addSharing(employment)).id },
        { viewer: caseWorkerTreviso },
      ),
    ];
    expect(codesOf(payloads)).toEqual([
      [null, 'REFERRAL_TO_ONESELF', 'receiverId'],
      [null, 'RECEIVER_NOT_FOUND', 'receiverId'],
      [null, 'RECEIVER_ACCESS_POINT_NOT_FOUND', 'receiverAccessPointId'],
      [null, 'NAMES_NOT_SHARED', 'sharedFacts'],
      [null, 'WORDS_MALFORMED', 'requestedService'],
      [null, 'REFERRAL_EXPIRES_IN_PAST', 'expiresOn'],
      [null, 'CASE_IN_FUTURE', 'sentOn'],
      [null, 'CASE_BEFORE_PROGRAMME', 'sentOn'],
      [null, 'ACCESS_POINT_NOT_FOUND', 'accessPointId'],
      [null, 'EXTERNAL_REF_TAKEN', 'externalRef'],
      [null, 'EXTERNAL_REF_MALFORMED', 'externalRef'],
      [null, 'PERSON_RECORD_NOT_FOUND', 'personRecordId'],
    ]);
  });

  it('is sent from where it can be: an access point that is open', async () => {
    const [shut] = await addAccessPoints(employment, ['SHUT'], { state: 'CLOSED' });
    const viewer = { ...sender, accessPoint: null };
    const payloads = [await send(employment, { accessPointId: shut }, { viewer })];
    expect(codesOf(payloads)).toEqual([[null, 'ACCESS_POINT_NOT_OPEN', 'accessPointId']]);
  });

  it('is told to both sides by the feed', async () => {
    const { referral } = await send(employment);
    for (const viewer of [systemVenetoLavoro, { ...receiver, scopes: systemVenetoLavoro.scopes }]) {
      const { data } = await employment.query(
        '{ employmentChanges(first: 100, types: ["Referral"]) { nodes { entityId kind } } }',
        {},
        viewer,
      );
      const told = { entityId: referral.id, kind: 'CREATED' };
      expect(data.employmentChanges.nodes).toContainEqual(told);
    }
  });

  it('is sent and listed by nobody without the right', async () => {
    const listed = await employment.query('{ referrals { totalCount } }', {}, dashboard);
    expect(listed.errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
    const viewer = { ...sender, scopes: ['case:read' as const] };
    await expect(send(employment, {}, { viewer })).rejects.toThrow(/case:write/);
  });
});

describe('referrals', () => {
  const list = async (filter: object, viewer = receiver, more = '') => {
    const { data, errors } = await employment.query(
      `query ($filter: ReferralFilter) { referrals(filter: $filter, first: 100 ${more}) { nodes { id } } }`,
      { filter },
      viewer,
      { now },
    );
    expect(errors).toEqual([]);
    return data.referrals.nodes.map(({ id }: { id: string }) => id);
  };

  it('are those sent to us unless those by us are asked for', async () => {
    const { referral } = await send(employment);
    expect(await list({})).toContain(referral.id);
    expect(await list({ direction: 'SENT_BY_US' })).toEqual([]);
    expect(await list({}, sender)).toEqual([]);
    expect(await list({ direction: 'SENT_BY_US' }, sender)).toContain(referral.id);
    expect(await list({}, systemComuneVenezia)).toEqual([]);
  });

  it('are found by what a partner polls for', async () => {
    const [record] = await addRecords(employment, 1);
    if (!record) throw new Error('There is no record');
    const base = { receiverId: comuneVenezia, openedOn: '2026-03-01' };
    const sent = await addReferral(employment, record, base);
    const expired = await addReferral(employment, record, {
      ...base,
      openedOn: '2026-02-01',
      expiresOn: addDays(today, -1),
    });
    const declined = await addReferral(employment, record, {
      ...base,
      state: 'DECLINED',
      need: 'LEGAL',
      urgency: 'URGENT',
    });
    const asked: [object, string[]][] = [
      [{ state: ['SENT'] }, [sent.id]],
      [{ state: ['EXPIRED'] }, [expired.id]],
      [{ state: ['SENT', 'DECLINED'], sentFrom: '2026-03-01' }, [sent.id, declined.id]],
      [{ sentBefore: '2026-03-01' }, [expired.id]],
      [{ need: ['LEGAL'] }, [declined.id]],
      [{ urgency: 'URGENT' }, [declined.id]],
      [{ accessPointId: cpiPadova }, [sent.id, expired.id, declined.id]],
      [{ accessPointId: deskTreviso }, []],
    ];
    for (const [filter, ids] of asked) {
      expect((await list(filter, systemComuneVenezia)).toSorted()).toEqual(ids.toSorted());
    }
    const byExpiry = await list({}, systemComuneVenezia, ', orderBy: [EXPIRES_ON_ASC]');
    expect(byExpiry[0]).toBe(expired.id);
    const { data } = await employment.query(
      'query ($id: ID!) { personRecord(id: $id) { referrals { totalCount } } }',
      { id: record.id },
      sender,
    );
    expect(data.personRecord.referrals.totalCount).toBe(3);
  });

  it('show what they share in as many statements for a hundred as for twenty', async () => {
    const operatingOrganisationId = newId('organisation');
    await addAccessPoints(employment, ['DESK-MANY'], { operatingOrganisationId });
    const [record] = await addRecords(employment, 1);
    if (!record) throw new Error('There is no record');
    const facts = { receiverId: operatingOrganisationId };
    for (let made = 0; made < 100; made += 1) await addReferral(employment, record, facts);
    const viewer = { ...systemVenetoLavoro, organisation: operatingOrganisationId };
    const found = [];
    for (const first of [20, 100]) {
      const { data, statements } = await employment.query(
        `query ($first: Int) { referrals(first: $first) { nodes { requestedService shared { givenName }
          caseSteps { state } steps { state } senderAccessPoint { name } } } }`,
        { first },
        viewer,
      );
      found.push({ statements, shown: data.referrals.nodes.at(-1).shared.givenName });
      expect(data.referrals.nodes).toHaveLength(first);
    }
    expect(found[1]).toEqual(found[0]);
    expect(found[0]?.shown).toBe('Mona');
  });
});
