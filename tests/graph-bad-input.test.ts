import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { terms } from '../subgraphs/governance/tests/memoranda.ts';
import { network } from './governance-requests.ts';
import { openProgramme } from './programme.ts';
import type { WholeGraph } from './whole-graph.ts';

// What becomes of requests that are sent twice, malformed, or meet a domain that is down: the rows of the list
// of bad inputs agreed with partners that are about governance and community in the whole graph.

let graph: WholeGraph;

beforeAll(async () => {
  graph = await openProgramme();
}, 300_000);
afterAll(() => graph.close());

it('duplicate submission after a timeout: one row, and the answer of the first', async () => {
  const document = `mutation ($input: DraftMemorandumInput!) { draftMemorandum(input: $input) {
    memorandum { id version signatories { nodes { id } } } errors { ... on UserError { code } } } }`;
  const own = async () => {
    const found = await graph.query(
      '{ memoranda(filter: { titleContains: "submitted twice" }) { totalCount } }',
      {},
      'contact-comune-padova',
    );
    return found.data.memoranda.totalCount;
  };
  const submit = (titleEn: string, key: string) =>
    graph.query(document, { input: { ...terms, titleEn } }, 'contact-comune-padova', {
      'idempotency-key': key,
    });
  const answers = await Promise.all([1, 2, 3].map(() => submit('Submitted twice', 'draft-1')));
  // One of them is first; the others get its answer, or are told to ask again while it is at work.
  const first = (await submit('Submitted twice', 'draft-1')).data.draftMemorandum;
  expect(first.errors).toEqual([]);
  for (const { data, errors } of answers) {
    if (errors.length === 0) expect(data.draftMemorandum).toEqual(first);
  }
  expect(await own()).toBe(1);
  const other = await submit('Submitted twice, but other', 'draft-1');
  expect([other.status, other.errors[0]?.extensions['code']]).toEqual([
    409,
    'IDEMPOTENCY_KEY_REUSED',
  ]);
  expect(await own()).toBe(1);
});

it.each([
  ['a text', 'openNetwork', { ...network, purposeIt: 'a\0b' }],
  ['a reference of the partner', 'openNetwork', { ...network, externalRef: '\0' }],
  ['a subject', 'draftMemorandum', { ...terms, subject: 'a\0' }],
])(
  'malformed text, the null character in %s: refused before anything is asked',
  async (_, name, input) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { errors { __typename } } }`;
    const { status, errors } = await graph.query(document, { input }, 'contact-comune-padova');
    expect([status, errors[0]?.extensions['code']]).toEqual([400, 'CHARACTER_INVALID']);
  },
);

it('employment down: a memorandum is answered without its referrals, and it is said where they are missing', async () => {
  const ofMemoranda = `{ memoranda(first: 2, filter: { state: [IN_FORCE] }) { totalCount
    nodes { titleIt inForceFrom signedBy { name } commitments { totalCount } referrals { quarterStartsOn } } } }`;
  const before = await graph.query(ofMemoranda, {}, 'coordinator');
  expect(before.errors).toEqual([]);
  expect(before.data.memoranda.nodes[0].referrals.length).toBeGreaterThan(0);
  await graph.running.get('employment')?.close();
  graph.running.delete('employment');
  const { status, data, errors } = await graph.query(ofMemoranda, {}, 'coordinator');
  expect(status).toBe(200);
  expect(data.memoranda).toEqual({
    totalCount: before.data.memoranda.totalCount,
    nodes: before.data.memoranda.nodes.map((node: object) => ({ ...node, referrals: null })),
  });
  expect(errors).toMatchObject(
    [0, 1].map((index) => ({
      path: ['memoranda', 'nodes', index, 'referrals'],
      extensions: { code: 'DOMAIN_UNAVAILABLE', domain: 'employment' },
    })),
  );
  const mine = await graph.query(
    `mutation ($input: InviteOperatorInput!) { inviteOperator(input: $input) { operator { state } } }`,
    { input: { givenName: 'A', familyName: 'B', role: 'OTHER', email: 'down@a.example' } },
    'contact-comune-padova',
  );
  expect(mine.data.inviteOperator).toEqual({ operator: { state: 'INVITED' } });
});

it('employment down: participations are counted and listed without the names of persons, and it is said where they are missing', async () => {
  expect(graph.running.has('employment')).toBe(false);
  const { status, data, errors } = await graph.query(
    `{ participations(first: 2, filter: { ofPerson: true }) { totalCount nodes {
      occurredOn headCount { total } personRecord { id givenName } } } }`,
    {},
    'association-lead',
  );
  expect(status).toBe(200);
  expect(data.participations.totalCount).toBeGreaterThan(2);
  const day = expect.stringMatching(/^\d{4}-/);
  const personRecord = { id: expect.stringMatching(/^person_record_/), givenName: null };
  const unnamed = { occurredOn: day, headCount: null, personRecord };
  expect(data.participations.nodes).toEqual([unnamed, unnamed]);
  expect(errors).toMatchObject(
    [0, 1].map((index) => ({
      path: ['participations', 'nodes', index, 'personRecord', 'givenName'],
      extensions: { code: 'DOMAIN_UNAVAILABLE', domain: 'employment' },
    })),
  );
});
