import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Viewer } from '#shared/identity/viewer.ts';
import { loadReference } from '../subgraphs/employment/src/access-point/load-access-points.ts';
import { personRecords } from '../subgraphs/employment/src/person/person.table.ts';
import { aPdf, codeOf, openDocuments } from '../subgraphs/employment/tests/documents.ts';
import {
  type Added,
  addRecords,
  comuneTreviso,
  cpiPadova,
} from '../subgraphs/employment/tests/fixtures.ts';
import { planIn } from '../subgraphs/employment/tests/plan-fixtures.ts';
import {
  addConsent,
  mona,
  now,
  read as readReferral,
  receiver,
  send as sendReferral,
  today,
} from '../subgraphs/employment/tests/referrals.ts';
import { type AskOptions, actingAs, type Bench, openSubgraph } from './testbed.ts';
import { mutate } from './undertakings.ts';
import {
  caseWorkerPadova,
  dataSteward,
  platform,
  systemComuneVenezia,
  systemVenetoLavoro,
} from './viewers.ts';

// What becomes of what partners share, of documents, of minors and of requests sent twice, row by row of
// the list agreed with them. Each through the contract, as the partner whom it concerns.

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

async function ask(question: string, variables: object, viewer: Viewer, options: AskOptions = {}) {
  const { data, errors } = await employment.query(question, { ...variables }, viewer, options);
  expect(errors).toEqual([]);
  return data;
}

async function aRecord(facts: Parameters<typeof addRecords>[2] = {}): Promise<Added> {
  const [record] = await addRecords(employment, 1, facts);
  if (!record) throw new Error('There is no record');
  return record;
}

const codesOf = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);

/** The system of the Comune of Treviso, to whom things are sent. */
const systemTreviso: Viewer = { ...systemVenetoLavoro, organisation: comuneTreviso };

const headOf = async (viewer: Viewer): Promise<string> =>
  (await ask('{ employmentChanges(first: 1) { head } }', {}, viewer)).employmentChanges.head;

async function toldSince(after: string, viewer: Viewer) {
  const question = `query ($after: String) { employmentChanges(first: 100, after: $after) {
    nodes { entityType entityId kind } } }`;
  return (await ask(question, { after }, viewer)).employmentChanges.nodes;
}

const withdraw = async (consentId: string) => {
  const input = { consentId, withdrawnOn: today };
  const payload = await mutate(employment, 'withdrawConsent', 'consent { state }', input, { now });
  expect(payload).toEqual({ consent: { state: 'WITHDRAWN' }, errors: [] });
};

it('consent withdrawn, a referral: shared no more at once, and the feed tells who had it', async () => {
  const record = await aRecord(mona);
  const consentId = await addConsent(employment, record);
  const { referral } = await sendReferral(employment, { personRecordId: record.id });
  const seen = await readReferral(employment, referral.id, receiver);
  expect(seen.shared.givenName).toBe('Mona');
  const head = await headOf(systemTreviso);
  await withdraw(consentId);
  expect(await readReferral(employment, referral.id, receiver)).toMatchObject({
    ...{ state: 'WITHDRAWN', shared: null, requestedService: null },
  });
  expect(await toldSince(head, systemTreviso)).toContainEqual({
    ...{ entityType: 'Referral', entityId: referral.id, kind: 'UPDATED' },
  });
});

it('consent withdrawn, a plan: gone for the other partner at once, its feed says so, and the owner goes on', async () => {
  const record = await aRecord();
  const consentId = await addConsent(employment, record);
  const plan = await planIn(employment, 'ACTIVE', { personRecordId: record.id });
  const sharing = {
    individualPlanId: plan.id,
    version: plan.version,
    organisationId: comuneTreviso,
  };
  const shared = await mutate(employment, 'sharePlan', '', { ...sharing, kinds: ['INTAKE'] });
  expect(codesOf(shared)).toEqual([]);
  const seenBy = async (viewer: Viewer) => {
    const question = 'query ($id: ID!) { individualPlan(id: $id) { state } }';
    return (await ask(question, { id: plan.id }, viewer)).individualPlan;
  };
  expect(await seenBy(systemTreviso)).toEqual({ state: 'ACTIVE' });
  const head = await headOf(systemTreviso);
  await withdraw(consentId);
  expect([await seenBy(systemTreviso), await seenBy(caseWorkerPadova)]).toEqual([
    null,
    { state: 'ACTIVE' },
  ]);
  expect(await toldSince(head, systemTreviso)).toContainEqual({
    ...{ entityType: 'IndividualPlan', entityId: plan.id, kind: 'REMOVED' },
  });
});

const guardian = { kind: 'VOLUNTARY_GUARDIAN', name: 'Tutrice Prova' };

it('minor without a guardian: a plan is signed by nobody until one is recorded', async () => {
  const { id: personRecordId } = await aRecord({ birthDate: '2010-02-03' });
  const plan = await planIn(employment, 'SHARED_WITH_PERSON', { personRecordId });
  const sign = (signer: string) =>
    mutate(employment, 'signIndividualPlan', 'individualPlan { version }', {
      ...{ individualPlanId: plan.id, version: plan.version, signer },
      ...{ signedOn: '2026-02-10', method: 'PAPER' },
    });
  for (const signer of ['PERSON', 'GUARDIAN']) {
    expect(codesOf(await sign(signer))).toEqual(['GUARDIAN_REQUIRED']);
  }
  const correction = { personRecordId, version: 1, facts: { guardian } };
  await mutate(employment, 'correctPersonRecord', '', correction);
  expect(codesOf(await sign('GUARDIAN'))).toEqual([]);
});

it('minor without a guardian: takes part in no action against educational poverty until one is recorded', async () => {
  const { id: personRecordId } = await aRecord({ birthDate: '2012-05-17' });
  const { educationalPovertyAction: action } = await mutate(
    employment,
    'planEducationalPovertyAction',
    'educationalPovertyAction { id }',
    {
      ...{ kind: 'HOMEWORK_SUPPORT', schoolName: 'IC Ardigò', comune: '028060' },
      ...{ hours: 120, families: 14, startsOn: '2027-01-11' },
    },
  );
  const input = { educationalPovertyActionId: action.id, personRecordId, enrolledOn: '2026-03-02' };
  const enrol = () => mutate(employment, 'enrolMinor', '', input);
  expect(codesOf(await enrol())).toEqual(['GUARDIAN_REQUIRED']);
  const correction = { personRecordId, version: 1, facts: { guardian } };
  await mutate(employment, 'correctPersonRecord', '', correction);
  expect(codesOf(await enrol())).toEqual([]);
});

it('erasure: with the key of the record its documents are gone, and what remains says no more than that', async () => {
  const documents = await openDocuments();
  try {
    const file = aPdf(2_000);
    const { id, uploadUrl, record } = await documents.begin(file);
    await documents.patch(uploadUrl, 0, file);
    const { bench, graph } = documents;
    await actingAs(bench, platform, (tx) =>
      tx
        .update(personRecords)
        .set({ dataKey: null })
        .where(eq(personRecords.id, record?.id ?? '')),
    );
    expect(codeOf(await documents.ask('GET', `${uploadUrl}/content`))).toEqual([
      ...[410, 'DOCUMENT_ERASED'],
    ]);
    expect(await documents.query('state kind fileName sha256', id)).toEqual({
      ...{ state: 'ERASED', kind: 'SIGNED_PLAN', fileName: null, sha256: null },
    });
    expect(await documents.countParts(id)).toBe(0);
    const question = '{ employmentChanges(first: 100) { nodes { entityId kind } } }';
    const { data } = await graph.query(question, {}, 'system-veneto-lavoro');
    const told = data.employmentChanges.nodes.filter(
      (each: { entityId: string }) => each.entityId === id,
    );
    expect(told.at(-1).kind).toBe('UPDATED');
  } finally {
    await documents.close();
  }
}, 60_000);

it.each([
  ['personRecords', 'residenceCode: "028060"', 'identity:read', dataSteward],
  [
    'residenceTitles',
    'withActivePlan: true',
    'case:read',
    { ...systemVenetoLavoro, scopes: ['person:read' as const] },
  ],
  ['persons', 'takesPartInCommunity: true', 'participation:read', dataSteward],
])(
  'aggregation through a hidden field: %s(filter: { %s }) is counted for nobody without %s',
  async (list, filter, scope, viewer) => {
    const question = `{ ${list}(filter: { ${filter} }) { totalCount } }`;
    const { data, errors } = await employment.query(question, {}, viewer);
    expect([data?.[list] ?? null, errors[0]?.extensions]).toEqual([
      null,
      expect.objectContaining({ code: 'FILTER_FORBIDDEN', scope }),
    ]);
    const able = { ...viewer, scopes: [...viewer.scopes, scope] } as Viewer; // a scope of the table
    const allowed = await employment.query(question, {}, able);
    expect(allowed.errors).toEqual([]);
  },
);

it('aggregation over what is another partner’s: counts are of what can be read', async () => {
  await aRecord({ residenceCode: '028001' });
  const question =
    '{ personRecords(filter: { residenceCode: "028001" }) { totalCount nodes { id } } }';
  const seen = [];
  for (const viewer of [caseWorkerPadova, systemComuneVenezia]) {
    const { personRecords: found } = await ask(question, {}, viewer);
    seen.push([found.totalCount, found.nodes.length]);
  }
  expect(seen).toEqual([
    [1, 1],
    [0, 0],
  ]);
});

it('duplicate submission after a timeout: the same key does it once and answers the same', async () => {
  const { id: personRecordId } = await aRecord();
  const input = {
    ...{ personRecordId, accessPointId: cpiPadova, channel: 'PHONE', languages: ['ita'] },
    ...{ mediatorNeeded: false, needs: ['WORK'], openedOn: '2026-02-02' },
  };
  const open = (key: string, fingerprint: string) =>
    mutate(employment, 'openIntake', 'intake { id version }', input, {
      idempotency: { key, fingerprint },
    });
  const first = await open('intake 1', 'f'.repeat(43));
  expect(first.errors).toEqual([]);
  expect(await open('intake 1', 'f'.repeat(43))).toEqual(first);
  const question = 'query ($id: ID!) { personRecord(id: $id) { intakes { totalCount } } }';
  const { personRecord } = await ask(question, { id: personRecordId }, caseWorkerPadova);
  expect(personRecord.intakes.totalCount).toBe(1);
});
