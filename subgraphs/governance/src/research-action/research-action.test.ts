import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  type Asking,
  describeUndertaking,
  happenedOn,
  mutate,
} from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactUnipd,
  coordinator,
  researcherUnipd,
} from '../../../../tests/viewers.ts';
import { actionOf, addAction, addPartners, researchText, unipd } from '../../tests/research.ts';
import { researchActionUndertaking } from './research-action.repository.ts';
import { isCleared } from './research-action.ts';
import { isDoi } from './research-output.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await addPartners(governance);
});
afterAll(() => governance.close());

const selection = `researchAction { id state version approvedOn siteKeys titleIt organisation { id }
  outputs { kind title publishedOn doi url } steps { act } corrections { field }
  protocol { questions clearanceExpiresOn clearances { committee number givenOn expiresOn } } }`;

const ask = (name: string, input: object, options: Asking = {}) =>
  mutate(governance, name, selection, input, { viewer: contactUnipd, ...options });

const decide = (id: string, decision: string, options: Asking = { viewer: coordinator }) => {
  const act = { version: 1, decision, happenedOn: '2026-02-10' };
  return ask('decideResearchAction', { researchActionId: id, ...act }, options);
};

const clearance = {
  committee: 'Comitato etico',
  number: '2026/41',
  expiresOn: '2026-08-31',
  happenedOn: '2026-03-01',
};

/** What is seen of it, and of it in the list. */
const seenBy = async (id: string, viewer = anonymous) => {
  const askFor = (more: string) =>
    governance.query(
      `query ($id: ID!) { researchAction(id: $id) { titleIt ${more} }
        researchActions(first: 100) { nodes { id } } }`,
      { id },
      viewer,
    );
  const whole = await askFor('protocol { questions }');
  // Whoever may not ask for the protocol is refused it, and asks again without.
  const { data } = whole.data ? whole : await askFor('');
  const { researchAction } = data;
  const listed = data.researchActions.nodes.some((node: { id: string }) => node.id === id);
  expect(listed).toBe(researchAction !== null);
  return researchAction && (researchAction.protocol ? 'ALL' : 'SUMMARY');
};

describe('a research action', () => {
  it('is proposed by a university, approved by the Regione, and then everybody sees its summary', async () => {
    const { researchAction, errors } = await ask('openResearchAction', {
      ...{ ...researchText, externalRef: 'R-1', openedOn: '2026-02-02' },
    });
    expect(errors).toEqual([]);
    expect(researchAction).toMatchObject({
      ...{ state: 'PROPOSED', approvedOn: null, organisation: { id: unipd } },
      protocol: { questions: researchText.questions, clearanceExpiresOn: null, clearances: [] },
    });
    const { id } = researchAction;
    const seen = () =>
      Promise.all([contactUnipd, coordinator, contactPadova, anonymous].map((v) => seenBy(id, v)));
    expect(await seen()).toEqual(['ALL', 'ALL', null, null]);
    expect((await decide(id, 'APPROVE')).researchAction).toMatchObject({
      ...{ state: 'APPROVED', approvedOn: '2026-02-10' },
    });
    expect(await seen()).toEqual(['ALL', 'ALL', 'ALL', 'SUMMARY']);
  });

  it('that is rejected stays between its university and the Regione', async () => {
    const { id } = await addAction(governance, { state: 'PROPOSED' });
    expect((await decide(id, 'REJECT')).researchAction.state).toBe('STOPPED');
    expect([await seenBy(id, contactUnipd), await seenBy(id)]).toEqual(['ALL', null]);
  });

  it('is decided on by nobody but the Regione, who writes nothing else of it', async () => {
    const { id } = await addAction(governance, { state: 'PROPOSED' });
    const document = `mutation ($input: DecideResearchActionInput!) {
      decideResearchAction(input: $input) { researchAction { id } } }`;
    const input = {
      ...{ researchActionId: id, version: 1, decision: 'APPROVE', happenedOn: '2026-02-10' },
    };
    const { errors } = await governance.query(document, { input }, contactUnipd);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:decide', code: 'FORBIDDEN' });
    const named = { researchActionId: id, version: 1 };
    const refused = [
      await ask(
        'correctResearchAction',
        { ...named, reason: 'OTHER', titleIt: 'Altro' },
        { viewer: coordinator },
      ),
      await ask(
        'advanceResearchAction',
        { ...named, act: 'STOP', happenedOn: '2026-02-10' },
        { viewer: coordinator },
      ),
    ];
    expect(refused.map((payload) => payload.errors[0].code)).toEqual([
      ...['CASE_NOT_FOUND', 'CASE_NOT_FOUND'],
    ]);
    expect((await decide((await addAction(governance)).id, 'APPROVE')).errors[0].code).toBe(
      'CASE_STATE_FORBIDS',
    );
  });

  it('goes into the field only under a clearance that is in force, and can have it renewed there', async () => {
    const { id: researchActionId } = await addAction(governance);
    const start = (version: number, happenedOn: string) =>
      ask('advanceResearchAction', {
        ...{ researchActionId, version, act: 'START_FIELDWORK', happenedOn },
      });
    const clear = (version: number, more: object = {}, name = 'clearResearchAction') =>
      ask(name, { researchActionId, version, ...clearance, ...more });
    expect((await start(1, '2026-03-01')).errors[0].code).toBe('CASE_STATE_FORBIDS');
    expect((await clear(1, { expiresOn: '2026-02-28' })).errors[0].code).toBe(
      'ETHICS_CLEARANCE_MALFORMED',
    );
    expect((await clear(1, {}, 'renewEthicsClearance')).errors[0].code).toBe('CASE_STATE_FORBIDS');
    expect((await clear(1)).researchAction.state).toBe('ETHICS_CLEARED');
    expect((await start(2, '2026-09-01')).errors[0]).toMatchObject({
      ...{ code: 'NO_CLEARANCE_IN_FORCE', path: ['input', 'happenedOn'] },
    });
    expect((await start(2, '2026-08-31')).researchAction.state).toBe('FIELDWORK');
    const again = { number: '2026/77', happenedOn: '2026-09-02', expiresOn: '2027-03-31' };
    const { researchAction } = await clear(3, again, 'renewEthicsClearance');
    expect(researchAction).toMatchObject({ state: 'FIELDWORK', version: 4 });
    const { clearanceExpiresOn, clearances } = researchAction.protocol;
    expect(clearanceExpiresOn).toBe('2027-03-31');
    expect(clearances.map(({ number, givenOn }: typeof clearances) => [number, givenOn])).toEqual([
      ['2026/41', '2026-03-01'],
      ['2026/77', '2026-09-02'],
    ]);
  });

  it('has outputs that everybody sees, from its approval to after its end', async () => {
    const { id } = await addAction(governance, { state: 'CLOSED' });
    const output = {
      kind: 'ARTICLE',
      title: 'Abitare',
      publishedOn: '2026-05-04',
      doi: '10.5555/a.1',
    };
    const add = (more: object = {}, researchActionId = id) =>
      ask('addResearchOutput', { researchActionId, version: 1, ...output, ...more });
    const { id: proposed } = await addAction(governance, { state: 'PROPOSED' });
    const refused = [
      await add({ doi: 'https://doi.org/10.5555/a.1' }),
      await add({ doi: null }),
      await add({ url: 'http://polis.example.org' }),
      await add({ publishedOn: '2126-01-01' }),
      await add({ publishedOn: '2026-02-01' }),
      await add({ version: 4 }),
      await add({}, proposed),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual([
      ...Array.from({ length: 3 }, () => 'RESEARCH_OUTPUT_MALFORMED'),
      ...['CASE_IN_FUTURE', 'CASE_TOO_EARLY', 'CASE_CHANGED', 'RESEARCH_NOT_APPROVED'],
    ]);
    expect((await add()).researchAction).toMatchObject({ version: 2 });
    await add({
      version: 2,
      kind: 'EVENT',
      publishedOn: '2026-04-01',
      url: 'https://polis.example.org',
    });
    const { data } = await governance.query(
      'query ($id: ID!) { researchAction(id: $id) { outputs { kind } } }',
      { id },
    );
    expect(data.researchAction.outputs).toEqual([{ kind: 'EVENT' }, { kind: 'ARTICLE' }]);
  });

  it.each([
    ['RESEARCH_TITLE_MALFORMED', { titleIt: '' }],
    ['WORDS_MALFORMED', { method: ' ' }],
    ['RESEARCH_SITES_MALFORMED', { siteKeys: ['COMUNE:28060'] }],
    ['RESEARCH_SITES_MALFORMED', { siteKeys: [] }],
    ['DATA_MANAGEMENT_PLAN_MALFORMED', { dataManagementPlanUrl: 'dmp.pdf' }],
  ])('is refused with %s for %j, also when it is corrected', async (code, more) => {
    expect((await ask('openResearchAction', { ...researchText, ...more })).errors[0].code).toBe(
      code,
    );
    const { id: researchActionId } = await addAction(governance);
    const correction = { researchActionId, version: 1, reason: 'OTHER', ...more };
    expect((await ask('correctResearchAction', correction)).errors[0].code).toBe(code);
  });

  it('is of universities alone', async () => {
    const { errors } = await ask('openResearchAction', researchText, { viewer: contactPadova });
    expect(errors[0].code).toBe('NOT_A_UNIVERSITY');
  });

  it('is found by theme, state, university, site and clearance', async () => {
    const facts = {
      siteKeys: ['PROVINCE:029'],
      clearanceExpiresOn: '2026-08-31',
      theme: 'SPORT',
    } as const;
    const { id } = await addAction(governance, {
      ...{ ...facts, siteKeys: [...facts.siteKeys], state: 'FIELDWORK' },
    });
    const find = async (filter: object, viewer = researcherUnipd) => {
      const { data, errors } = await governance.query(
        `query ($filter: ResearchActionFilter, $id: ID!) {
          researchActions(filter: $filter) { nodes { id } totalCount }
          organisation(id: $id) { researchActions(filter: $filter) { nodes { id } totalCount } } }`,
        { filter, id: unipd },
        viewer,
      );
      if (errors.length > 0) return errors[0]?.extensions['code'];
      expect(data.organisation.researchActions).toEqual(data.researchActions);
      return data.researchActions.nodes.map((node: { id: string }) => node.id);
    };
    const asked = { theme: ['SPORT'], state: ['FIELDWORK'], siteKey: 'PROVINCE:029' };
    expect(await find({ ...asked, organisationId: unipd })).toEqual([id]);
    expect(await find({ ...asked, siteKey: 'PROVINCE:028' })).toEqual([]);
    const expires = (clearanceExpiresBefore: string) => ({ ...asked, clearanceExpiresBefore });
    expect(await find(expires('2026-09-01'))).toEqual([id]);
    expect(await find(expires('2026-08-31'))).toEqual([]);
    expect(await find(expires('2026-09-01'), anonymous)).toBe('UNAUTHENTICATED');
  });

  it('is read with all of it in as many statements for 100 as for 20', async () => {
    await Promise.all(Array.from({ length: 100 }, () => addAction(governance)));
    const count = async (first: number) => {
      const { data, statements } = await governance.query(
        `query ($first: Int) { researchActions(first: $first) { nodes { organisation { name }
          sites { name } outputs { title } protocol { clearances { number } }
          interventions { totalCount } } } }`,
        { first },
        contactPadova,
      );
      expect(data.researchActions.nodes).toHaveLength(first);
      return statements;
    };
    expect(await count(100)).toBe(await count(20));
  });
});

describe('a research action', () => {
  const decided = (decision: string) => ({
    mutation: 'decideResearchAction',
    input: { decision, happenedOn },
    viewer: coordinator,
  });
  describeUndertaking({
    bench: () => governance,
    kind: researchActionUndertaking,
    organisationId: unipd,
    viewer: contactUnipd,
    stranger: contactTreviso,
    ownWays: {
      APPROVE: () => decided('APPROVE'),
      REJECT: () => decided('REJECT'),
      CLEAR: () => ({ mutation: 'clearResearchAction', input: clearance }),
      RENEW_CLEARANCE: () => ({ mutation: 'renewEthicsClearance', input: clearance }),
    },
    complete: (begun) => actionOf({ ...begun, clearanceExpiresOn: '2026-12-31' }),
  });
});

describe('what is checked by form', () => {
  it('a clearance holds to its last day', () => {
    const day = fc
      .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (clearanceExpiresOn, on) => {
        expect(isCleared({ clearanceExpiresOn }, on)).toBe(
          Date.parse(on) <= Date.parse(clearanceExpiresOn),
        );
        expect(isCleared({ clearanceExpiresOn: null }, on)).toBe(false);
      }),
    );
  });

  it.each([
    ['10.5281/zenodo.1234', true],
    ['10.1000/182', true],
    ['doi:10.1000/182', false],
    ['10.1000/', false],
    ['10.100/182 b', false],
  ])('%j is a DOI: %p', (text, expected) => {
    expect(isDoi(text)).toBe(expected);
  });
});
