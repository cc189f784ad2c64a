import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { newId } from '#shared/type-id.ts';
import { loadReference } from '../subgraphs/governance/src/load-reference.ts';
import { territoryParts } from '../subgraphs/governance/src/territory/territory.table.ts';
import { actingOn, terms } from '../subgraphs/governance/tests/memoranda.ts';
import { addLine, declare } from '../subgraphs/governance/tests/project-plan.ts';
import { addTool } from '../subgraphs/governance/tests/research.ts';
import {
  addEnrolment,
  addOperator,
  addProgramme,
  addTrainingEdition,
} from '../subgraphs/governance/tests/training.ts';
import { openProgramme } from './programme.ts';
import { actingAs, type Bench, openSubgraph } from './testbed.ts';
import { type Asking, mutate } from './undertakings.ts';
import {
  anonymous,
  caseWorkerPadova,
  contactPadova,
  contactTreviso,
  contactUnipd,
  coordinator,
  dashboard,
  platform,
} from './viewers.ts';
import type { WholeGraph } from './whole-graph.ts';

// What partners send of networks, memoranda, staff, tools and money that is wrong, doubtful or late, row
// by row of the list agreed with them. Each through the contract, as the partner who sends it.

let governance: Bench;
let does: ReturnType<typeof actingOn>;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  does = actingOn(governance);
  await loadReference(governance.database);
});
afterAll(() => governance.close());

const organisation = (key: string) => knownReferenceId('organisation', key);
const [regione, padova, treviso] = [
  organisation('regione-veneto'),
  organisation('comune-padova'),
  organisation('comune-treviso'),
];

const send = (name: string, selection: string, input: object, asking: Asking = {}) =>
  mutate(governance, name, selection, input, { viewer: contactPadova, ...asking });

const codesOf = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);

async function ask(document: string, variables: object = {}, viewer: Viewer = anonymous) {
  const { data, errors } = await governance.query(document, { ...variables }, viewer);
  expect(errors).toEqual([]);
  return data;
}

const network = {
  ...{ nameIt: 'Rete per la casa', nameEn: 'Housing network', theme: 'HOUSING', level: 'LOCAL' },
  ...{ purposeIt: 'Trovare casa', purposeEn: 'To find homes', openedOn: '2026-02-02' },
};
const openNetwork = (more: object = {}, asking: Asking = {}) =>
  send(
    'openNetwork',
    'network { id version territories { territory { name } validFrom validTo } }',
    { ...network, ...more },
    asking,
  );

const invite = (more: object = {}, asking: Asking = {}) =>
  send(
    'inviteOperator',
    'operator { id version state }',
    { givenName: 'Elda', familyName: 'Montelago', role: 'MEDIATOR', email: 'e@a.example', ...more },
    asking,
  );

const draft = (more: object = {}, asking: Asking = {}) =>
  send('draftMemorandum', 'memorandum { id version }', { ...terms, ...more }, asking);

const adopt = (policyToolId: string, more: object = {}, asking: Asking = {}) =>
  send(
    'openToolAdoption',
    'toolAdoption { id version }',
    { policyToolId, extent: 'WHOLE', ...more },
    asking,
  );

const comune = (code: string) => ({ level: 'COMUNE', code });

// Castegnero (024027) and Nanto (024071) became Castegnero Nanto (024129) on 21 February 2026.
const merged = { code: '024129', name: 'Castegnero Nanto' };

it('comune that ceased: found by its code until its last day, by the new one from then on', async () => {
  const found = await ask(`{
    old: territory(code: "024027", on: "2026-02-20") { name validTo successors { code name } }
    notYet: territory(code: "024129", on: "2026-02-20") { name }
    gone: territory(code: "024027", on: "2026-02-21") { name }
    new: territory(code: "024129", on: "2026-02-21") { name validFrom predecessors { name validTo } }
    catastale: territory(code: "M439", on: "2026-02-21") { code }
  }`);
  expect(found).toEqual({
    old: { name: 'Castegnero', validTo: '2026-02-21', successors: [merged] },
    ...{ notYet: null, gone: null, catastale: { code: merged.code } },
    new: {
      ...{ name: merged.name, validFrom: '2026-02-21' },
      predecessors: ['Castegnero', 'Nanto'].map((name) => ({ name, validTo: '2026-02-21' })),
    },
  });
});

it('comune that ceased: a network covers the one that is there on the day', async () => {
  const open = async (code: string, openedOn: string) =>
    codesOf(await openNetwork({ territories: [comune(code)], openedOn }));
  expect([
    await open('024027', '2026-02-20'),
    await open('024027', '2026-02-21'),
    await open('024129', '2026-02-20'),
    await open('024129', '2026-02-21'),
  ]).toEqual([[], ['TERRITORY_NOT_FOUND'], ['TERRITORY_NOT_FOUND'], []]);

  const opened = await openNetwork({ territories: [comune('024071')] });
  const { id: networkId } = opened.network;
  const extend = (code: string, validFrom: string, version = 1) =>
    send('extendNetwork', 'network { territories { territory { name } } }', {
      ...{ networkId, version, territory: comune(code), validFrom },
    });
  expect(codesOf(await extend('024027', '2026-02-21'))).toEqual(['TERRITORY_NOT_FOUND']);
  const { network: extended } = await extend('024129', '2026-02-21');
  const names = extended.territories.map((each: { territory: { name: string } }) => each.territory);
  expect(names).toEqual([{ name: 'Nanto' }, { name: merged.name }]);
});

it('comune that ceased: networks are found by the old one before the merger, by the new one after', async () => {
  const { network: opened } = await openNetwork({ territories: [comune('024027')] });
  const { id: networkId } = opened;
  const step = (name: string, input: object) => send(name, '', { networkId, ...input });
  await step('advanceNetwork', { version: 1, act: 'FORM', happenedOn: '2026-02-03' });
  await step('narrowNetwork', {
    ...{ version: 2, territory: comune('024027'), validTo: '2026-02-21' },
  });
  await step('extendNetwork', {
    ...{ version: 3, territory: comune('024129'), validFrom: '2026-02-21' },
  });
  const networksOf = async (code: string, on: string) => {
    const { territory } = await ask(
      `query ($code: String!, $on: Date!) { territory(code: $code, on: $on) {
        networks(filter: { on: $on }) { totalCount nodes { id } } } }`,
      { code, on },
    );
    return territory?.networks;
  };
  const one = { totalCount: 1, nodes: [{ id: networkId }] };
  expect(await networksOf('024027', '2026-02-20')).toEqual(one);
  expect(await networksOf('024027', '2026-02-21')).toBeUndefined();
  expect(await networksOf('024129', '2026-02-21')).toEqual(one);
});

it('comune that ceased: research names it as it was, a training is held in one that is there', async () => {
  const research = {
    ...{ titleIt: 'Abitare nei Berici', titleEn: 'Living in the Berici', theme: 'HOUSING' },
    ...{ questions: 'Dove?', method: 'Interviste.', siteKeys: ['COMUNE:024027', 'COMUNE:024129'] },
  };
  const opened = await send('openResearchAction', 'researchAction { sites { name } }', research, {
    viewer: contactUnipd,
  });
  expect(opened.researchAction.sites).toEqual([{ name: 'Castegnero' }, { name: merged.name }]);
  const { id: trainingProgrammeId } = await addProgramme(governance);
  const train = async (comuneCode: string, startsOn: string) =>
    codesOf(
      await send(
        'openTrainingEdition',
        '',
        { trainingProgrammeId, startsOn, endsOn: '2026-12-18', places: 10, comuneCode },
        { viewer: contactUnipd },
      ),
    );
  expect([
    await train('024027', '2026-02-20'),
    await train('024027', '2026-02-21'),
    await train('024129', '2026-02-21'),
  ]).toEqual([[], ['TRAINING_COMUNE_UNKNOWN'], []]);
});

it('ambito redrawn: what works in a comune is found by the old perimeter before, by the new one after', async () => {
  // The city of Treviso goes from its ambito to the one of Conegliano, as a test has it.
  const source = { sourceName: 'Test', sourceAsOf: '2026-01-01' };
  const part = { childKey: 'COMUNE:026086', ...source, sourceConfidence: 'SYNTHETIC' as const };
  await actingAs(governance, platform, (tx) =>
    tx.insert(territoryParts).values([
      { ...part, parentKey: 'ATS:VEN_09', validFrom: '2025-03-01', validTo: '2026-04-01' },
      { ...part, parentKey: 'ATS:VEN_07', validFrom: '2026-04-01', validTo: null },
    ]),
  );
  const { network: opened } = await openNetwork({ territories: [comune('026086')] });
  const formed = { networkId: opened.id, version: 1, act: 'FORM', happenedOn: '2026-02-03' };
  await send('advanceNetwork', '', formed);
  const worksIn = async (code: string, on: string) => {
    const { territory } = await ask(
      `query ($code: String!, $on: Date!) { territory(code: $code, level: ATS, on: $on) {
        parts(on: $on) { part { name } } networks(filter: { on: $on }) { nodes { id } }
        organisations(filter: { on: $on }) { totalCount nodes { id } } } }`,
      { code, on },
    );
    const { parts, networks, organisations } = territory;
    expect(organisations.totalCount).toBe(organisations.nodes.length);
    return {
      parts: parts.length,
      networks: networks.nodes,
      hasTreviso: organisations.nodes.some(({ id }: { id: string }) => id === treviso),
    };
  };
  const all = { parts: 1, networks: [{ id: opened.id }], hasTreviso: true };
  const none = { parts: 0, networks: [], hasTreviso: false };
  expect(await worksIn('VEN_09', '2026-03-31')).toEqual(all);
  expect(await worksIn('VEN_07', '2026-03-31')).toEqual(none);
  // The Comune still leads its old ambito, which nobody has said it no longer does.
  expect(await worksIn('VEN_09', '2026-04-01')).toEqual({ ...none, hasTreviso: true });
  expect(await worksIn('VEN_07', '2026-04-01')).toEqual(all);
});

it.each([
  ['a network', (openedOn: string) => openNetwork({ openedOn })],
  ['a memorandum', (openedOn: string) => draft({ openedOn })],
  ['an operator', (openedOn: string) => invite({ openedOn })],
  ['an adoption', async (openedOn: string) => adopt((await addTool(governance)).id, { openedOn })],
  [
    'an expense',
    async (openedOn: string) => declare(governance, (await addLine(governance)).id, { openedOn }),
  ],
])('event dated in the future, %s: refused, and nothing is stored', async (_, open) => {
  const lists = ['networks', 'memoranda', 'operators', 'toolAdoptions', 'expenses'];
  const counts = () =>
    ask(`{ ${lists.map((list) => `${list} { totalCount }`).join(' ')} }`, {}, contactPadova);
  const before = await counts();
  expect(codesOf(await open('2026-11-24'))).toEqual(['CASE_IN_FUTURE']);
  expect(await counts()).toEqual(before);
});

it('event dated before what it follows, or before there was a programme: refused', async () => {
  const { network: opened } = await openNetwork();
  const form = (happenedOn: string) =>
    send('advanceNetwork', '', { networkId: opened.id, version: 1, act: 'FORM', happenedOn });
  expect(codesOf(await form('2026-02-01'))).toEqual(['CASE_TOO_EARLY']);
  const { id: tool } = await addTool(governance);
  expect(codesOf(await adopt(tool, { openedOn: '2026-02-01' }))).toEqual(['TOOL_VERSION_UNKNOWN']);
  const { id: line } = await addLine(governance);
  const spent = await declare(governance, line, { spentOn: '2025-12-31' });
  expect(codesOf(spent)).toEqual(['SPENT_OUTSIDE_PERIOD']);
  const { id: trainingProgrammeId } = await addProgramme(governance, { mode: 'ONLINE' });
  const edition = { trainingProgrammeId, startsOn: '2025-02-28', endsOn: '2025-06-30', places: 5 };
  const trained = await send('openTrainingEdition', '', edition, { viewer: contactUnipd });
  expect(codesOf(trained)).toEqual(['TRAINING_PERIOD_MALFORMED']);
});

describe('event dated after the partner’s exit', () => {
  const belluno = organisation('comune-belluno');
  const asBelluno: Asking = { viewer: { ...contactPadova, organisation: belluno } };
  const before: Record<string, string> = {};

  beforeAll(async () => {
    before['network'] = (await openNetwork({}, asBelluno)).network.id;
    before['memorandum'] = (await draft({ openedOn: '2026-02-02' }, asBelluno)).memorandum.id;
    before['operator'] = (await invite({ openedOn: '2026-02-02' }, asBelluno)).operator.id;
    const { id: tool } = await addTool(governance);
    before['toolAdoption'] = (
      await adopt(tool, { openedOn: '2026-02-02' }, asBelluno)
    ).toolAdoption.id;
    const { organisation: found } = await ask(
      'query ($id: ID!) { organisation(id: $id) { memberships { nodes { id version } } } }',
      { id: belluno },
      coordinator,
    );
    const [{ id: membershipId, version }] = found.memberships.nodes;
    const agreementReference = 'DGR 100/2026';
    const leaving = [
      ['admitMember', { admittedOn: '2026-01-07' }],
      ['signMembershipConvention', { signedOn: '2026-01-08', agreementReference }],
      ['activateMember', { on: '2026-01-09' }],
      ['withdrawMember', { on: '2026-05-04' }],
      ['exitMember', { on: '2026-06-01' }],
    ] as const;
    for (const [index, [name, given]] of leaving.entries()) {
      const input = { membershipId, version: version + index, ...given };
      const [type, field] =
        'on' in given
          ? ['MembershipActInput', name]
          : [`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, name];
      const { data, errors } = await governance.query(
        `mutation ($input: ${type}!) { done: ${field}(input: $input) { errors { ... on UserError { code } } } }`,
        { input },
        coordinator,
      );
      expect([errors, data.done.errors]).toEqual([[], []]);
    }
  });

  it.each([
    ['a network', (openedOn: string) => openNetwork({ openedOn }, asBelluno)],
    ['a memorandum', (openedOn: string) => draft({ openedOn }, asBelluno)],
    [
      'an operator',
      (openedOn: string) => invite({ openedOn, email: `${openedOn}@a.example` }, asBelluno),
    ],
    [
      'an adoption',
      async (openedOn: string) => adopt((await addTool(governance)).id, { openedOn }, asBelluno),
    ],
  ])('%s: refused; one of a day before it is still taken', async (_, open) => {
    expect(codesOf(await open('2026-06-01'))).toEqual(['PARTNER_EXITED']);
    expect(codesOf(await open('2026-05-29'))).toEqual([]);
  });

  it.each([
    ['network', 'advanceNetwork', 'FORM'],
    ['memorandum', 'advanceMemorandum', 'NEGOTIATE'],
    ['operator', 'advanceOperator', 'ACTIVATE'],
    ['toolAdoption', 'advanceToolAdoption', 'PILOT'],
  ])(
    'an act on a %s: refused; what happened before it is still recorded, and all is read',
    async (field, name, act) => {
      const id = before[field] ?? '';
      const advance = (happenedOn: string) =>
        send(name, '', { [`${field}Id`]: id, version: 1, act, happenedOn }, asBelluno);
      expect(codesOf(await advance('2026-06-01'))).toEqual(['PARTNER_EXITED']);
      expect(codesOf(await advance('2026-05-29'))).toEqual([]);
      const { found } = await ask(
        `query ($id: ID!) { found: ${field}(id: $id) { organisation { id } openedOn steps { act } } }`,
        { id },
        asBelluno.viewer,
      );
      expect(found).toEqual({
        ...{ organisation: { id: belluno }, openedOn: '2026-02-02' },
        steps: [{ act: null }, { act }],
      });
    },
  );
});

it('retroactive correction, a memorandum and an expense: what was said before is kept with the reason', async () => {
  const { memorandum } = await draft({ openedOn: '2026-02-02' });
  const corrections = 'version corrections { field before after reason }';
  const renamed = await send('correctMemorandum', `memorandum { titleEn ${corrections} }`, {
    ...{ memorandumId: memorandum.id, version: 1, reason: 'TYPING_ERROR', titleEn: 'On work' },
  });
  expect(renamed.memorandum).toEqual({
    ...{ titleEn: 'On work', version: 2 },
    corrections: [
      {
        ...{ field: 'titleEn', before: JSON.stringify(terms.titleEn), after: '"On work"' },
        reason: 'TYPING_ERROR',
      },
    ],
  });
  const { expense } = await declare(governance, (await addLine(governance)).id);
  const moved = await send('correctExpense', `expense { spentOn ${corrections} }`, {
    ...{ expenseId: expense.id, version: 1, reason: 'OTHER', spentOn: '2026-03-01' },
  });
  expect(moved.expense).toEqual({
    ...{ spentOn: '2026-03-01', version: 2 },
    corrections: [
      { field: 'spentOn', before: '"2026-03-31"', after: '"2026-03-01"', reason: 'OTHER' },
    ],
  });
  const late = { memorandumId: memorandum.id, version: 1, reason: 'OTHER', titleEn: 'On homes' };
  expect(codesOf(await send('correctMemorandum', '', late))).toEqual(['CASE_CHANGED']);
});

it('overspending a budget line: refused to the cent, also when two spend at once', async () => {
  const { id } = await addLine(governance, { amount: '1000.00' });
  expect(codesOf(await declare(governance, id, { amount: '1000.01' }))).toEqual([
    'BUDGET_LINE_EXCEEDED',
  ]);
  const both = await Promise.all([declare(governance, id), declare(governance, id)]);
  expect(both.flatMap(codesOf)).toEqual(['BUDGET_LINE_EXCEEDED']);
  const { budgetLine } = await ask(
    'query ($id: ID!) { budgetLine(id: $id) { declared left } }',
    { id },
    contactPadova,
  );
  expect(budgetLine).toEqual({ declared: '600.00', left: '400.00' });
});

it('two signatures at once: both stand, and the memorandum comes into force once', async () => {
  const { memorandumId, ids } = await does.openForSignature([padova]);
  const both = await Promise.all([
    does.signFor(ids, regione, '2026-03-02'),
    does.signFor(ids, padova, '2026-03-03'),
  ]);
  expect(both.flatMap(codesOf)).toEqual([]);
  const fields = 'state inForceFrom signaturesMissing signedBy { id } steps { act }';
  const { steps, ...found } = await does.read(memorandumId, fields);
  expect(found).toEqual({
    ...{ state: 'IN_FORCE', inForceFrom: '2026-03-03', signaturesMissing: 0 },
    signedBy: [{ id: regione }, { id: padova }],
  });
  const acts = steps.map(({ act }: { act: string }) => act);
  expect(acts.slice(-2)).toEqual(['SIGN', 'COMPLETE_SIGNATURES']);
});

it('full training edition: nobody more is admitted, and a place given back can be taken', async () => {
  const { id: trainingEditionId } = await addTrainingEdition(governance, { places: 1 });
  const [first, second] = [
    await addEnrolment(governance, { trainingEditionId }),
    await addEnrolment(governance, { trainingEditionId }),
  ];
  const act = async (operatorEnrolmentId: string, version: number, name: string) =>
    codesOf(
      await send(
        'advanceOperatorEnrolment',
        '',
        { operatorEnrolmentId, version, act: name, happenedOn: '2026-03-02' },
        { viewer: contactUnipd },
      ),
    );
  expect([
    await act(first.id, 1, 'ADMIT'),
    await act(second.id, 1, 'ADMIT'),
    await act(first.id, 2, 'DROP'),
    await act(second.id, 1, 'ADMIT'),
  ]).toEqual([[], ['TRAINING_EDITION_FULL'], [], []]);
});

describe('what may not be read', () => {
  const secret = { titleIt: 'Protocollo Zafferano', titleEn: 'Memorandum Saffron' };
  let hidden: { memorandumId: string; lineId: string; expenseId: string };

  beforeAll(async () => {
    const { memorandum } = await draft({ ...secret, openedOn: '2026-02-02' });
    const { id: lineId } = await addLine(governance);
    const { expense } = await declare(governance, lineId, { documentRef: 'Fattura Zafferano' });
    hidden = { memorandumId: memorandum.id, lineId, expenseId: expense.id };
    await invite({ email: 'zafferano@padova.example', openedOn: '2026-02-02' });
  });

  const count = async (list: string, type: string, filter: object, viewer: Viewer) => {
    const found = await ask(
      `query ($filter: ${type}) { list: ${list}(filter: $filter) { totalCount nodes { id }
        pageInfo { hasNextPage endCursor } } }`,
      { filter },
      viewer,
    );
    expect(found.list.totalCount).toBe(found.list.nodes.length);
    if (found.list.totalCount === 0) {
      expect(found.list.pageInfo).toEqual({ hasNextPage: false, endCursor: null });
    }
    return found.list.totalCount;
  };

  it.each([
    [{ titleContains: 'zafferano' }],
    [{ titleContains: 'Zafferano', state: ['DRAFT'] }],
    [{ titleContains: 'saffron', organisationId: padova }],
    [{ titleContains: 'saffron', signatoryOrganisationId: padova }],
    [{ titleContains: 'saffron', missingSignatures: false }],
    [{ titleContains: 'saffron', expiresFrom: '2027-02-28', expiresBefore: '2027-03-01' }],
  ])('a draft of a memorandum is not told by filtering with %j', async (filter) => {
    expect(await count('memoranda', 'MemorandumFilter', filter, contactPadova)).toBe(1);
    for (const viewer of [contactTreviso, dashboard, anonymous]) {
      expect(await count('memoranda', 'MemorandumFilter', filter, viewer)).toBe(0);
    }
  });

  it.each([
    [{ organisationId: padova }],
    [{ state: ['DECLARED'] }],
    [{ spentFrom: '2026-03-31', spentBefore: '2026-04-01' }],
  ])('an expense of another partner is not told by filtering with %j', async (filter) => {
    expect(await count('expenses', 'ExpenseFilter', filter, contactPadova)).toBeGreaterThan(0);
    expect(await count('expenses', 'ExpenseFilter', filter, contactTreviso)).toBe(0);
    const { lineId } = hidden;
    const ofLine = { ...filter, budgetLineId: lineId };
    expect(await count('expenses', 'ExpenseFilter', ofLine, contactTreviso)).toBe(0);
  });

  it('nor by sums, by what hangs on its partner, or by its id', async () => {
    const document = `query ($padova: ID!, $expense: ID!, $line: ID!, $memorandum: ID!) {
      budgetByPartner { organisation { id } }
      organisation(id: $padova) { budgetLines { totalCount } memoranda(filter: { state: [DRAFT] }) { totalCount } }
      expense(id: $expense) { id } budgetLine(id: $line) { left } memorandum(id: $memorandum) { id } }`;
    const { memorandumId: memorandum, lineId: line, expenseId: expense } = hidden;
    const asked = { padova, expense, line, memorandum };
    const found = await governance.query(document, asked, contactTreviso);
    expect(found.errors).toEqual([]);
    expect(found.data).toMatchObject({
      ...{ expense: null, budgetLine: null, memorandum: null },
      organisation: { budgetLines: { totalCount: 0 }, memoranda: { totalCount: 0 } },
    });
    expect(JSON.stringify(found.data)).not.toMatch(/Saffron|600\.00|"left"|"act"/);
    const partners = found.data.budgetByPartner.map(
      (each: { organisation: object }) => each.organisation,
    );
    expect(partners).not.toContainEqual({ id: padova });
  });

  it('an operator’s address: no filter and no order follows it, and a look at all of them shows none', async () => {
    for (const asked of [
      'operators(filter: { email: "zafferano@padova.example" }) { totalCount }',
      'operators(orderBy: [EMAIL_ASC]) { totalCount }',
    ]) {
      const { errors } = await governance.query(`{ ${asked} }`, {}, contactTreviso);
      expect(errors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    const all =
      '{ operators(first: 100) { nodes { organisation { id } details { email } externalRef } } }';
    const { operators } = await ask(all, {}, contactTreviso);
    expect(operators.nodes.length).toBeGreaterThan(0);
    expect(JSON.stringify(operators)).not.toContain('@padova');
    // That an address is taken is told to its employer alone.
    const same = { email: 'zafferano@padova.example' };
    expect(codesOf(await invite(same))).toEqual(['OPERATOR_EMAIL_TAKEN']);
    expect(codesOf(await invite(same, { viewer: contactTreviso }))).toEqual([]);
  });

  it.each([
    ['policyTools', `{ adoptedBy: "${padova}" }`, 'governance:read'],
    ['organisations', '{ inNoNetworkOn: "2026-02-02" }', 'membership:read'],
    ['researchActions', '{ clearanceExpiresBefore: "2027-01-01" }', 'governance:read'],
  ])('%s are not filtered by %s without %s', async (list, filter, scope) => {
    const document = `{ ${list}(filter: ${filter}) { totalCount } }`;
    const { data, errors } = await governance.query(document, {}, anonymous);
    expect(data).toEqual({ [list]: null });
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', scope });
  });
});

describe('wrong ids', () => {
  it('of another type or of no form: a problem that names the id, and nothing is looked up', async () => {
    for (const memorandumId of [newId('network'), 'memorandum_1', padova]) {
      const { data, errors } = await governance.query(
        `mutation ($input: AdvanceMemorandumInput!) { advanceMemorandum(input: $input) { errors { __typename } } }`,
        { input: { memorandumId, version: 1, act: 'NEGOTIATE', happenedOn: '2026-02-03' } },
        contactPadova,
      );
      expect(data).toBeNull();
      expect(errors[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED', id: memorandumId });
    }
  });

  it('of nothing, or of what another leads: refused alike, so that nobody learns what is there', async () => {
    const { memorandum } = await draft({ openedOn: '2026-02-02' });
    const refused = [];
    for (const memorandumId of [newId('memorandum'), memorandum.id]) {
      const input = { memorandumId, version: 1, act: 'NEGOTIATE', happenedOn: '2026-02-03' };
      const { errors } = await send('advanceMemorandum', '', input, { viewer: contactTreviso });
      refused.push(errors);
    }
    expect(refused[0]).toEqual(refused[1]);
    expect(refused[0]).toMatchObject([{ code: 'CASE_NOT_FOUND' }]);
  });

  it('of an organisation, a tool, an operator or a line that is not there: each said by its own code', async () => {
    const { memorandum } = await draft({ openedOn: '2026-02-02' });
    const invited = { memorandumId: memorandum.id, organisationId: newId('organisation') };
    const { id: trainingEditionId } = await addTrainingEdition(governance);
    const { id: operatorId } = await addOperator(governance, { organisationId: treviso });
    expect([
      codesOf(await send('inviteSignatory', '', invited)),
      codesOf(await adopt(newId('policy_tool'))),
      codesOf(await send('applyForTraining', '', { operatorId, trainingEditionId })),
      codesOf(await declare(governance, newId('budget_line'))),
    ]).toEqual([
      ['ORGANISATION_NOT_FOUND'],
      ['TOOL_NOT_PUBLISHED'],
      ['OPERATOR_NOT_FOUND'],
      ['BUDGET_LINE_NOT_FOUND'],
    ]);
  });
});

describe('malformed texts', () => {
  const bell = 'Rete\u0007 casa';

  it.each([
    ['NETWORK_NAME_MALFORMED', () => openNetwork({ nameIt: bell })],
    ['NETWORK_NAME_MALFORMED', () => openNetwork({ nameEn: `a\nb` })],
    ['WORDS_MALFORMED', () => openNetwork({ purposeIt: ' ' })],
    ['EXTERNAL_REF_MALFORMED', () => openNetwork({ externalRef: bell })],
    ['MEMORANDUM_TITLE_MALFORMED', () => draft({ titleIt: bell })],
    ['WORDS_MALFORMED', () => draft({ subject: '' })],
    ['WORDS_MALFORMED', () => draft({ subject: 'a'.repeat(2001) })],
    ['MEMORANDUM_REFERENCE_MALFORMED', () => draft({ protocolNumber: bell })],
    ['OPERATOR_NAME_MALFORMED', () => invite({ familyName: bell })],
    ['OPERATOR_EMAIL_MALFORMED', () => invite({ email: `a\u0007@b.example` })],
    ['QUALIFICATIONS_MALFORMED', () => invite({ qualifications: [bell] })],
  ])('with control characters or too long: %s', async (code, ask) => {
    expect(codesOf(await ask())).toEqual([code]);
  });
});

it('Italian wording: a refusal and a problem are said in the language that was asked for', async () => {
  const asking = { language: 'it' as const };
  const { errors } = await openNetwork(
    { territories: [comune('024027')], openedOn: '2026-03-02' },
    asking,
  );
  expect(errors).toEqual([
    {
      ...{ code: 'TERRITORY_NOT_FOUND', path: ['input', 'territories'] },
      message: 'In quel giorno nessun territorio di questo livello ha questo codice.',
    },
  ]);
  const { id } = await addLine(governance, { amount: '10.00' });
  const [english, italian] = [
    await declare(governance, id),
    await declare(governance, id, {}, asking),
  ].map((payload) => payload.errors[0]);
  expect(italian.code).toBe(english.code);
  expect(italian.message).not.toBe(english.message);
  const document =
    'mutation ($input: InviteOperatorInput!) { inviteOperator(input: $input) { operator { id } } }';
  const input = { givenName: 'A', familyName: 'B', role: 'OTHER', email: 'a@b.example' };
  const forbidden = await governance.query(document, { input }, caseWorkerPadova, asking);
  expect(forbidden.errors[0]).toMatchObject({
    message: expect.stringMatching(/governance:write/),
    extensions: { code: 'FORBIDDEN' },
  });
  expect(forbidden.errors[0]?.message).not.toMatch(/lacks/);
});

describe('over the whole graph', () => {
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
});
