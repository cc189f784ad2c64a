import { addDays, dateInItaly } from '#shared/clock.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { findByIds } from '#shared/reading/select.ts';
import { makeDataKey } from '#shared/sealing/sealing.ts';
import { newId } from '#shared/type-id.ts';
import { openTestKeys, testKeys } from '../../../tests/keys.ts';
import type { Bench } from '../../../tests/testbed.ts';
import { actingAs } from '../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../tests/undertakings.ts';
import { caseWorkerPadova, caseWorkerTreviso, platform } from '../../../tests/viewers.ts';
import { sealWords } from '../src/case-step/case-words.ts';
import { consents } from '../src/consent/consent.table.ts';
import type { Consent } from '../src/consent/consent.ts';
import { personRecordList } from '../src/person/person-record.repository.ts';
import { referralCase } from '../src/referral/referral.repository.ts';
import { isOver, type Referral } from '../src/referral/referral.ts';
import { requestedPlaceOf, sealSharing } from '../src/referral/sealed-sharing.ts';
import { type Added, addRecords, comuneTreviso, cpiPadova, deskTreviso } from './fixtures.ts';

/** The database knows no other day than today's, and asks it whether something is shared. */
export const now = new Date();
export const today = dateInItaly(now);

/** Padova sends to the Comune of Treviso. */
export const sender = caseWorkerPadova;
export const receiver = caseWorkerTreviso;

const selection = `referral { id state version requestedService sharingEndsOn declineReason expiresOn sentOn
  need urgency sharedFacts sharedCases externalRef
  sender { id } receiver { id } senderAccessPoint { id } receiverAccessPoint { id }
  senderRecord { id } receiverRecord { id }
  shared { givenName familyName aliases birthDate birthDatePrecision sex citizenshipCodes email phone
    residence { code } birthCountry { code } guardian { name } hiddenFields }
  steps { act state reason happenedOn } caseSteps { caseType state } }`;

export const mona = {
  givenName: 'Mona',
  familyName: 'Rahman',
  email: 'mona@example.org',
  birthDate: '1990-05-17',
};

/** Somebody who agreed that what partners need may be shared. */
export async function addSharing(bench: Bench, consent: Partial<Consent> = {}): Promise<Added> {
  const [record] = await addRecords(bench, 1, mona);
  if (!record) throw new Error('There is no record');
  await addConsent(bench, record, consent);
  return record;
}

export async function addConsent(
  bench: Bench,
  record: Added,
  consent: Partial<Consent> = {},
): Promise<string> {
  const id = newId('consent');
  const row: Consent = {
    id,
    personRecordId: record.id,
    purpose: 'OPTIONAL_SHARING',
    basis: 'CONSENT',
    textVersion: '2026-1',
    textHash: 'of a test',
    language: 'it',
    toldIn: null,
    channel: 'PAPER',
    givenBy: 'PERSON',
    givenOn: '2025-03-05',
    expiresOn: null,
    withdrawnOn: null,
    supersededOn: null,
    version: 1,
    ...consent,
  };
  await actingAs(bench, platform, (tx) => tx.insert(consents).values(row));
  return id;
}

export async function send(bench: Bench, more: object = {}, asking: Asking = {}) {
  const personRecordId = 'personRecordId' in more ? undefined : (await addSharing(bench)).id;
  const input = {
    personRecordId,
    accessPointId: cpiPadova,
    receiverId: comuneTreviso,
    need: 'HOUSING',
    urgency: 'URGENT',
    requestedService: 'Looks for a room near the school',
    sharedFacts: ['NAMES', 'CONTACTS'],
    sharedCases: ['INTAKE'],
    sentOn: today,
    expiresOn: addDays(today, 30),
    ...more,
  };
  return mutate(bench, 'sendReferral', selection, input, { now, viewer: sender, ...asking });
}

type Known = { id: string; version: number };

/** As whoever it was sent to, unless told. */
export function act(
  bench: Bench,
  mutation: string,
  { id: referralId, version }: Known,
  more: object,
  asking: Asking = {},
) {
  const input = { referralId, version, happenedOn: today, ...more };
  return mutate(bench, mutation, selection, input, { now, viewer: receiver, ...asking });
}

export const advance = (bench: Bench, known: Known, done: string, asking: Asking = {}) =>
  act(bench, 'advanceReferral', known, { act: done }, asking);

/** Received, and accepted at the desk of Treviso. */
export async function accept(bench: Bench, known: Known, asking: Asking = {}) {
  const { referral } = await advance(bench, known, 'RECEIVE');
  return act(bench, 'acceptReferral', referral, { accessPointId: deskTreviso }, asking);
}

export async function read(bench: Bench, id: string, viewer: Viewer) {
  const { data } = await bench.query(
    `query ($id: ID!) { referral(id: $id) ${selection.replace(/^referral /, '')} }`,
    { id },
    viewer,
  );
  return data.referral;
}

/** A referral in any state, as only a test may make it. */
export async function addReferral(
  bench: Bench,
  record: Added,
  facts: Partial<Referral> = {},
): Promise<Known> {
  const id = newId('referral');
  const { state = 'SENT' } = facts;
  const [held] = await actingAs(bench, platform, (tx) =>
    findByIds(tx, personRecordList, [record.id]),
  );
  if (!held) throw new Error('There is no record');
  const sharing = { requestedService: 'A room', person: { facts: { givenName: 'Mona' } } };
  const known: Referral = {
    id,
    personRecordId: record.id,
    organisationId: record.ownerOrganisationId,
    accessPointId: cpiPadova,
    openedOn: '2025-09-01',
    state,
    stateSince: '2025-09-01',
    externalRef: null,
    version: 1,
    receiverId: comuneTreviso,
    receiverAccessPointId: null,
    receiverRecordId: null,
    need: 'HOUSING',
    urgency: 'ORDINARY',
    requestedService: await sealWords(
      { keys: openTestKeys() },
      held,
      requestedPlaceOf(id),
      'A room',
    ),
    sharedFacts: ['NAMES'],
    sharedCases: ['INTAKE'],
    sharingEndsOn: null,
    ...(isOver(state)
      ? { dataKey: null, shared: null }
      : sealSharing(id, sharing, makeDataKey(testKeys, id))),
    expiresOn: addDays(today, 30),
    declineReason: null,
    ...facts,
  };
  await actingAs(bench, platform, (tx) => referralCase.insert(tx, known));
  return known;
}
