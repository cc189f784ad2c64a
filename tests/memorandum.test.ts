import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import {
  agreed,
  amendment,
  type Party,
  padova,
  parties,
  partners,
  promised,
  regione,
  sentBefore,
  text,
  toTreviso,
  toVenetoLavoro,
  toVenezia,
  treviso,
} from './memorandum-facts.ts';
import {
  acceptAtDesk,
  askInVain,
  growthOf,
  readMemorandum,
  readReferrals,
  sendFive,
  type Tally,
} from './memorandum-steps.ts';
import { openProgramme } from './programme.ts';
import { type Teller, type Told, tellAs } from './storyteller.ts';
import type { WholeGraph } from './whole-graph.ts';

// The Regione and four partners agree on how they send people to each other, sign, and see what came of it.
// Each test is a chapter that goes on from the one before.

let graph: WholeGraph;
let lead: Teller;

let memorandum: Told;
const signatories = new Map<string, Told>();
let commitment: Told;
let referrals: Tally[];

beforeAll(async () => {
  graph = await openProgramme();
  lead = tellAs(graph, 'coordinator');
}, 300_000);
afterAll(() => graph.close());

const told = (fields: string, identity?: SampleIdentityName) =>
  readMemorandum(graph, memorandum.id, fields, identity);

/** The ids of a list of memoranda of the coordinator. */
async function listed(filter: string): Promise<string[]> {
  const { data } = await lead.read(`{ memoranda(first: 100, filter: ${filter}) { nodes { id } } }`);
  return data.memoranda.nodes.map(({ id }: { id: string }) => id);
}

/** A party goes on with its own part. */
async function actFor({ id, signs }: Party, mutation: string, input: object) {
  const signatory = signatories.get(id);
  if (!signatory) throw new Error(`${id} was not invited`);
  signatories.set(id, await tellAs(graph, signs).goOn(signatory, mutation, input));
}

describe('a memorandum between five', () => {
  it('is drafted by the Regione, and seen by those who are invited to sign', async () => {
    memorandum = await lead.begin('draftMemorandum', 'Memorandum', agreed);
    expect(await told('state', 'contact-unipd')).toBeNull();
    for (const { id: organisationId } of partners) {
      const invited = { memorandumId: memorandum.id, organisationId, invitedOn: '2026-02-09' };
      signatories.set(organisationId, await lead.begin('inviteSignatory', 'Signatory', invited));
    }
    expect(await told('state', 'contact-unipd')).toEqual({ state: 'DRAFT' });
    expect(await told('state')).toBeNull();
    // The lead signs too, without being invited.
    const own = `signatories(filter: { organisationId: "${regione.id}" }) { nodes { id version state } }`;
    const [signatory] = (await told(own, 'coordinator')).signatories.nodes;
    signatories.set(regione.id, { type: 'Signatory', ...signatory });
  });

  it('is negotiated and approved, and opened for signature once it has a text', async () => {
    memorandum = await lead.advance(await lead.again(memorandum), [['NEGOTIATE', '2026-02-16']]);
    const adding = { memorandumId: memorandum.id, ...promised };
    commitment = await lead.begin('addCommitment', 'Commitment', adding);
    memorandum = await lead.advance(await lead.again(memorandum), [['APPROVE', '2026-03-23']]);
    const { id: memorandumId, version } = memorandum;
    const [act, happenedOn] = ['OPEN_FOR_SIGNATURE', '2026-04-07'];
    const opening = { memorandumId, version, act, happenedOn };
    expect(await askInVain(graph, 'coordinator', 'advanceMemorandum', opening)).toEqual([
      {
        code: 'MEMORANDUM_DOCUMENT_MISSING',
        message: "Non si può firmare un testo che non ha ancora un'impronta.",
        path: ['input', 'memorandumId'],
      },
    ]);
    const given = { reason: 'LATE_INFORMATION', documentHash: text };
    memorandum = await lead.goOn(memorandum, 'correctMemorandum', given);
    memorandum = await lead.advance(memorandum, [[act, happenedOn]]);
    expect(await told('state signaturesMissing signableFrom', 'contact-unipd')).toEqual({
      ...{ state: 'OPEN_FOR_SIGNATURE', signaturesMissing: 5, signableFrom: '2026-04-07' },
    });
  });

  it('is signed by each for itself, and waits for the last one', async () => {
    const { id: signatoryId, version } = signatories.get(treviso.id) ?? {};
    const forAnother = { signatoryId, version, method: 'DIGITAL', signedOn: '2026-04-08' };
    expect(await askInVain(graph, 'contact-unipd', 'signMemorandum', forAnother)).toEqual([
      expect.objectContaining({ code: 'CASE_NOT_FOUND', path: ['input', 'signatoryId'] }),
    ]);
    for (const party of parties) {
      const { capacity } = party;
      await actFor(party, 'authorizeSignatory', { capacity, happenedOn: '2026-03-30' });
    }
    const sign = (party: Party) =>
      actFor(party, 'signMemorandum', { method: 'DIGITAL', signedOn: party.on });
    for (const partner of partners) await sign(partner);
    expect(await told('state signaturesMissing inForceFrom', 'contact-unipd')).toEqual({
      ...{ state: 'PARTLY_SIGNED', signaturesMissing: 1, inForceFrom: null },
    });
    expect(await listed('{ missingSignatures: true }')).toContain(memorandum.id);
    expect(await told('state')).toBeNull();
    await sign(regione);
    expect(await listed('{ missingSignatures: true }')).not.toContain(memorandum.id);
  });

  it('comes into force by the last signature, on the day agreed, and is public from then on', async () => {
    const facts = `state inForceFrom signaturesMissing signedBy { id }
      dayBefore: isInForce(on: "2026-05-03") thatDay: isInForce(on: "2026-05-04")`;
    expect(await told(facts)).toEqual({
      ...{ state: 'IN_FORCE', inForceFrom: '2026-05-04', signaturesMissing: 0 },
      signedBy: parties.map(({ id }) => ({ id })),
      ...{ dayBefore: false, thatDay: true },
    });
  });

  it('holds what was promised: late it is found, and kept it is not', async () => {
    const late = async () => {
      const { data } = await lead.read(
        `query ($id: ID!) { commitments(filter: { late: true, memorandumId: $id }) { nodes {
          id organisation { id } lastDay: isLate(on: "2026-06-30") dayAfter: isLate(on: "2026-07-01") } } }`,
        { id: memorandum.id },
      );
      return data.commitments.nodes;
    };
    const { id } = commitment;
    expect(await late()).toEqual([
      { id, organisation: { id: padova.id }, lastDay: false, dayAfter: true },
    ]);
    const padovas = tellAs(graph, 'contact-comune-padova');
    commitment = await padovas.advance(commitment, [['REPORT_LATE', '2026-07-06']]);
    expect(await late()).toHaveLength(1);
    commitment = await padovas.advance(commitment, [['FULFIL', '2026-07-27']]);
    expect([commitment.state, await late()]).toEqual(['FULFILLED', []]);
  });

  it('is amended, and stays in force', async () => {
    memorandum = await lead.goOn(await lead.again(memorandum), 'amendMemorandum', amendment);
    expect(memorandum.state).toBe('IN_FORCE');
    expect(await told('amendments { number amendedOn actReference text documentHash }')).toEqual({
      amendments: [{ number: 1, ...amendment }],
    });
  });

  it('is about to expire until it is renewed', async () => {
    const expiring = () => listed('{ state: [IN_FORCE], expiresBefore: "2027-06-01" }');
    expect(await expiring()).toContain(memorandum.id);
    memorandum = await lead.goOn(memorandum, 'renewMemorandum', { renewedOn: '2026-10-19' });
    expect(await expiring()).not.toContain(memorandum.id);
    expect(await told('effectiveTo isInForce(on: "2028-05-03")')).toEqual({
      ...{ effectiveTo: '2028-05-03', isInForce: true },
    });
  });

  it('shows the referrals between its signatories, by the quarters before it and since', async () => {
    const before = await readReferrals(graph, memorandum.id);
    expect(
      before.slice(2, 6).map(({ quarterStartsOn, isAfter }) => [quarterStartsOn, isAfter]),
    ).toEqual([
      ['2025-10-01', false],
      ['2026-01-01', false],
      ['2026-04-01', true],
      ['2026-07-01', true],
    ]);
    await sendFive(graph, sentBefore);
    await sendFive(graph, toVenetoLavoro);
    // The Comune di Venezia has not signed.
    await sendFive(graph, toVenezia);
    for (const referral of await sendFive(graph, toTreviso)) await acceptAtDesk(graph, referral);
    referrals = await readReferrals(graph, memorandum.id);
    expect(growthOf(before, referrals)).toEqual([
      { quarterStartsOn: '2026-01-01', sent: 5, accepted: 0 },
      { quarterStartsOn: '2026-10-01', sent: 10, accepted: 5 },
    ]);
  });

  it('goes on without one that withdraws, which is seen with its day, and whose referrals count no more', async () => {
    const withdrawnOn = '2026-11-16';
    await actFor(treviso, 'withdrawSignatory', { withdrawnOn });
    const facts = `state inForceFrom signaturesMissing signedBy { id } isInForce(on: "2026-11-16")
      signatories(filter: { state: [WITHDRAWN] }) { nodes { organisation { id } signedOn withdrawnOn } }`;
    const { id, on: signedOn } = treviso;
    expect(await told(facts)).toEqual({
      ...{ state: 'IN_FORCE', inForceFrom: '2026-05-04', signaturesMissing: 0, isInForce: true },
      signedBy: parties.filter((each) => each !== treviso).map((each) => ({ id: each.id })),
      signatories: { nodes: [{ organisation: { id }, signedOn, withdrawnOn }] },
    });
    const byTreviso = { ...promised, responsibleOrganisationId: id };
    const adding = { memorandumId: memorandum.id, ...byTreviso };
    expect(await askInVain(graph, 'coordinator', 'addCommitment', adding)).toEqual([
      expect.objectContaining({ code: 'RESPONSIBLE_NOT_SIGNATORY' }),
    ]);
    const lost = growthOf(referrals, await readReferrals(graph, memorandum.id));
    expect(Math.max(...lost.map(({ sent }) => sent))).toBeLessThan(0);
    expect(lost.at(-1)).toMatchObject({ quarterStartsOn: '2026-10-01', accepted: -5 });
  });
});

const board = (referrals: string) => `query ($first: Int!) { memoranda(first: $first) { nodes {
  titleIt organisation { name } signedBy { name } signatories { nodes { organisation { name } } }
  ${referrals} } } }`;
const withReferrals = board('referrals { quarterStartsOn sent }');

describe('a page of memoranda', () => {
  it('takes as many fetches and statements for all as for two', async () => {
    const two = await lead.read(withReferrals, { first: 2 });
    const all = await lead.read(withReferrals, { first: 100 });
    expect(two.data.memoranda.nodes).toHaveLength(2);
    expect(all.data.memoranda.nodes.length).toBeGreaterThan(10);
    expect(all.counts).toEqual(two.counts);
    expect(all.counts.fetches).toBe(2);
  });

  it('is for partners without the counts, which need a right of their own', async () => {
    const partner = tellAs(graph, 'contact-unipd');
    const { data, counts } = await partner.read(board(''), { first: 100 });
    expect(data.memoranda.nodes.length).toBeGreaterThan(5);
    expect(counts.fetches).toBe(1);
    const { status, errors } = await graph.query(withReferrals, { first: 100 }, 'contact-unipd');
    expect([status, errors[0]?.extensions['scope']]).toEqual([403, 'indicator:read']);
  });

  it('stays readable while employment is down', async () => {
    const { data: whole } = await graph.query(board(''), { first: 100 }, 'dashboard');
    await graph.running.get('employment')?.close();
    graph.running.delete('employment');
    const { status, data, errors } = await graph.query(withReferrals, { first: 100 }, 'dashboard');
    const nodes = whole.memoranda.nodes.map((each: object) => ({ ...each, referrals: null }));
    expect([status, data.memoranda.nodes]).toEqual([200, nodes]);
    expect(errors).toMatchObject(
      nodes.map((_: object, index: number) => ({
        path: ['memoranda', 'nodes', index, 'referrals'],
        extensions: { code: 'DOMAIN_UNAVAILABLE', domain: 'employment' },
      })),
    );
  });
});
