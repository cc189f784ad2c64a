import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { loadReference } from '../subgraphs/governance/src/load-reference.ts';
import { actingOn, terms } from '../subgraphs/governance/tests/memoranda.ts';
import { addLine, declare } from '../subgraphs/governance/tests/project-plan.ts';
import { addTool } from '../subgraphs/governance/tests/research.ts';
import {
  addEnrolment,
  addOperator,
  addProgramme,
  addTrainingEdition,
} from '../subgraphs/governance/tests/training.ts';
import { codesOf, comune, organisation, sendingTo } from './governance-requests.ts';
import { type Bench, openSubgraph } from './testbed.ts';
import type { Asking } from './undertakings.ts';
import {
  caseWorkerPadova,
  contactPadova,
  contactTreviso,
  contactUnipd,
  coordinator,
} from './viewers.ts';

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

const { send, ask, openNetwork, invite, draft, adopt } = sendingTo(() => governance);
const [regione, padova, treviso] = [
  organisation('regione-veneto'),
  organisation('comune-padova'),
  organisation('comune-treviso'),
];

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
      ['exitMember', { on: '2026-06-01', acceptOpenDuties: true }],
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
