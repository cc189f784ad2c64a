import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { aCall, aProposal } from '../subgraphs/community/tests/calls.ts';
import { anEvaluation } from '../subgraphs/community/tests/evaluations.ts';
import { aGrant } from '../subgraphs/community/tests/grants.ts';
import {
  aMicroIntervention,
  anAssociation,
  aParticipation,
  aRecord,
  organisationId,
} from '../subgraphs/community/tests/rows.ts';
import { anInstrument, aVersion, questionsOf } from '../subgraphs/community/tests/surveys.ts';
import { anEvent, aSport } from '../subgraphs/community/tests/taking-place.ts';
import { leaves, ponti, sendingToCommunity, treviso, verona } from './community-requests.ts';
import { codesOf } from './governance-requests.ts';
import { type Bench, openSubgraph } from './testbed.ts';
import type { Asking } from './undertakings.ts';
import {
  anonymous,
  associationLead,
  associationLeadVerona,
  communityTreviso,
  contactTreviso,
  coordinator,
  dashboard,
  evaluatorUnipd,
  systemVenetoLavoro,
} from './viewers.ts';

// Aggregation, order and filters through what may not be read, consent that is withdrawn, and surveys: the
// rows of the list of bad inputs agreed with partners that are about what community keeps to itself.

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const to = sendingToCommunity(() => community);
const { ask, send } = to;

/** How many a list has of what a filter asks for, and in each order the same. */
async function count(
  list: string,
  filter: string,
  viewer: Viewer,
  orders: readonly string[] = [],
): Promise<number> {
  const asked = [null, ...orders].map(
    (order, index) =>
      `at${index}: ${list}(first: 100, filter: { ${filter} }${
        order ? `, orderBy: [${order}]` : ''
      }) { totalCount nodes { id } pageInfo { hasNextPage } }`,
  );
  const found = await ask(`{ ${asked.join('\n')} }`, {}, viewer);
  const totals = Object.values(found as Record<string, { totalCount: number; nodes: object[] }>);
  for (const { totalCount, nodes } of totals) expect(totalCount).toBe(nodes.length);
  expect(new Set(totals.map(({ totalCount }) => totalCount)).size).toBe(1);
  return totals[0]?.totalCount ?? 0;
}

describe('aggregation through hidden fields', () => {
  const hidden = { call: '', association: '', proposal: '', grant: '' };

  beforeAll(async () => {
    hidden.association = await anAssociation(community, {
      ...{ ownOrganisationId: ponti, listed: false, name: 'Zafferano' },
    });
    hidden.call = (await aCall(community, { state: 'EVALUATING' })).id;
    const { id: proposalId } = await aProposal(community, {
      ...{ callId: hidden.call, associationId: hidden.association, state: 'ADMISSIBLE' },
      ...{ title: 'Zafferano', titles: { fallback: 'ita', texts: { ita: 'Zafferano' } } },
    });
    hidden.proposal = proposalId;
    await anEvaluation(community, { callId: hidden.call, proposalId });
    const { id, callId } = await aGrant(community, { organisationId: ponti });
    hidden.grant = id;
    expect(callId).not.toBe(hidden.call);
  });

  it('proposals: nothing is told to another partner by a filter, a total, an order, the call or the association', async () => {
    const orders = ['OPENED_ON_ASC', 'OPENED_ON_DESC'];
    const filters = [
      ...['titleContains: "zafferano"', `callId: "${hidden.call}"`, 'state: [ADMISSIBLE]'],
      ...[`organisationId: "${ponti}"`, 'themes: [SPORT]', 'migrantLed: true'],
    ];
    for (const filter of filters) {
      expect(await count('proposals', filter, associationLead, orders)).toBeGreaterThan(0);
      for (const viewer of [associationLeadVerona, communityTreviso]) {
        expect(await count('proposals', filter, viewer, orders)).toBe(0);
      }
    }
    const { call } = await ask(
      `query ($id: ID!) { call(id: $id) { proposals { totalCount } evaluations { totalCount } } }`,
      { id: hidden.call },
      associationLeadVerona,
    );
    expect(call).toEqual({ proposals: { totalCount: 0 }, evaluations: { totalCount: 0 } });
  });

  it('evaluations: not of others, nor to who applied before they count', async () => {
    const orders = ['OPENED_ON_ASC', 'OPENED_ON_DESC'];
    for (const filter of [`callId: "${hidden.call}"`, `proposalId: "${hidden.proposal}"`]) {
      expect(await count('evaluations', filter, coordinator, orders)).toBe(1);
      expect(await count('evaluations', filter, evaluatorUnipd, orders)).toBe(1);
      for (const viewer of [associationLead, associationLeadVerona, communityTreviso]) {
        expect(await count('evaluations', filter, viewer, orders)).toBe(0);
      }
    }
  });

  it('grants: not by state, amount, instalment or order', async () => {
    const orders = ['AMOUNT_ASC', 'AMOUNT_DESC', 'OPENED_ON_ASC'];
    for (const filter of ['state: [OFFERED]', `organisationId: "${ponti}"`, 'overdue: false']) {
      expect(await count('grants', filter, associationLead, orders)).toBe(1);
      expect(await count('grants', filter, associationLeadVerona, orders)).toBe(0);
    }
    const asked = `{ microInterventions(filter: { grantId: "${hidden.grant}" }) { totalCount } }`;
    const { errors } = await community.query(asked, {}, anonymous);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'community:read' });
  });

  it('an association that is not listed: what takes place is public, and a filter does not tell that it is its own', async () => {
    const of = { associationId: hidden.association, organisationId: ponti };
    await aMicroIntervention(community, of);
    await aSport(community, of);
    await anEvent(community, of);
    const filter = `associationId: "${hidden.association}"`;
    for (const list of ['microInterventions', 'sportActions', 'communityEvents']) {
      expect(await count(list, filter, associationLead)).toBe(1);
      for (const viewer of [anonymous, dashboard, communityTreviso]) {
        expect(await count(list, filter, viewer)).toBe(0);
      }
    }
    // Who evaluates reads the proposal, and not whose it is.
    expect(await count('proposals', `callId: "${hidden.call}"`, evaluatorUnipd)).toBe(1);
    expect(await count('proposals', filter, evaluatorUnipd)).toBe(0);
    expect(await count('proposals', filter, associationLead)).toBe(1);
  });

  it('drafts of a call, a place, an event and a campaign: counted for nobody who may not read them', async () => {
    const titles = { fallback: 'ita', texts: { ita: 'Cardamomo' } };
    await aCall(community, { state: 'DRAFT', titles, title: 'Cardamomo' });
    const title = { texts: [{ languageCode: 'ita', text: 'Cardamomo' }] };
    await to.propose({ title });
    await to.planEvent({ title });
    await to.draftCampaign({ title });
    const filter = 'titleContains: "cardamomo"';
    for (const [list, owner] of [
      ['calls', coordinator],
      ['places', associationLead],
      ['communityEvents', associationLead],
      ['informationCampaigns', associationLead],
    ] as const) {
      expect([list, await count(list, filter, owner)]).toEqual([list, 1]);
      for (const viewer of [associationLeadVerona, communityTreviso, anonymous]) {
        expect([list, await count(list, filter, viewer)]).toEqual([list, 0]);
      }
    }
  });

  it('participations: of others they are in no total, whatever is filtered, and single numbers of few are not shown', async () => {
    const own = { organisationId: ponti, associationId: await anAssociation(community) };
    const microInterventionId = await aMicroIntervention(community, own);
    const came = { organisationId: ponti, microInterventionId };
    await aParticipation(community, came, await aRecord(community, { organisationId: ponti }));
    for (const filter of ['ofPerson: true', 'state: [ATTENDED]', 'occurredFrom: "2026-10-05"']) {
      expect(await count('participations', filter, associationLead)).toBe(1);
      expect(await count('participations', filter, communityTreviso)).toBe(0);
    }
    const { microIntervention } = await ask(
      `query ($id: ID!) { microIntervention(id: $id) { attendance { total persons exact } } }`,
      { id: microInterventionId },
      anonymous,
    );
    expect(microIntervention.attendance).toEqual({ total: null, persons: null, exact: false });
  });
});

describe('consent withdrawn by an association', () => {
  it('it is gone at once from lists, filters, totals and what refers to it; the feed tells who follows', async () => {
    const id = await anAssociation(community, {
      ...{ ownOrganisationId: ponti, name: 'Curcuma', languageCodes: ['ita'] },
    });
    const microInterventionId = await aMicroIntervention(community, {
      ...{ associationId: id, organisationId: ponti },
    });
    const seen = async (viewer: Viewer) => {
      const found = await ask(
        `query ($id: ID!, $of: ID!) { association(id: $id) { name } microIntervention(id: $of) { association { name } }
          all: associations(first: 100) { nodes { id } }
          named: associations(filter: { nameContains: "curcuma" }) { totalCount }
          inTreviso: associations(filter: { comuneCode: "026086", languageCodes: ["ita"] }) { totalCount } }`,
        { id, of: microInterventionId },
        viewer,
      );
      const isListed = found.all.nodes.some((each: { id: string }) => each.id === id);
      const names = [found.association?.name, found.microIntervention.association?.name];
      return [...names, isListed, found.named.totalCount, found.inTreviso.totalCount];
    };
    const others = [anonymous, dashboard, communityTreviso, evaluatorUnipd];
    for (const viewer of others) {
      expect(await seen(viewer)).toEqual(['Curcuma', 'Curcuma', true, 1, 1]);
    }
    const head = async () =>
      (await ask('{ communityChanges(first: 1) { head } }', {}, systemVenetoLavoro))
        .communityChanges.head;
    const before = await head();
    const withdrawn = { associationId: id, version: 1, listed: false };
    expect(codesOf(await send('decideAssociationListing', '', withdrawn))).toEqual([]);
    for (const viewer of others) {
      expect(await seen(viewer)).toEqual([undefined, undefined, false, 0, 0]);
    }
    expect(await seen(associationLead)).toEqual(['Curcuma', 'Curcuma', true, 1, 1]);
    const { communityChanges: told } = await ask(
      'query ($after: String) { communityChanges(first: 100, after: $after) { nodes { entityId version } } }',
      { after: before },
      systemVenetoLavoro,
    );
    expect(told.nodes).toEqual([{ entityId: id, version: 2 }]);
  });
});

describe('survey responses', () => {
  let version: string;
  const yes = { questionCode: 'helpful', optionCodes: ['yes'] };
  const asTreviso: Asking = { viewer: communityTreviso };
  let tokens = 0;

  beforeAll(async () => {
    version = await aVersion(community);
  });

  const collect = (more: object = {}, asking: Asking = asTreviso) => {
    tokens += 1;
    const respondentToken = `hidden-input-${String(tokens).padStart(8, '0')}`;
    const answered = { surveyVersionId: version, languageCode: 'ita', answers: [yes] };
    const input = { ...answered, respondentToken, collectedOn: '2026-10-05', ...more };
    return send('collectSurveyResponse', 'surveyResponse { id }', input, asking);
  };

  it('event dated in the future, or before the version was published: refused, and nothing is stored', async () => {
    const total = () => count('surveyResponses', `surveyVersionId: "${version}"`, communityTreviso);
    const before = await total();
    expect([
      codesOf(await collect({ collectedOn: '2026-11-24' })),
      codesOf(await collect({ collectedOn: '2026-02-09' })),
    ]).toEqual([['CASE_IN_FUTURE'], ['CASE_TOO_EARLY']]);
    expect(await total()).toBe(before);
    const { errors } = await collect(
      { collectedOn: '2025-01-01' },
      { ...asTreviso, language: 'it' },
    );
    expect(errors).toEqual([
      {
        ...{ code: 'CASE_TOO_EARLY', path: ['input', 'collectedOn'] },
        message: 'Nessuno può aver risposto prima della pubblicazione della versione.',
      },
    ]);
    expect(codesOf(await collect({ collectedOn: '2026-02-10' }))).toEqual([]);
  });

  it('event dated after the partner’s exit: refused; what was answered before it is still taken', async () => {
    await leaves(community, verona, '2026-11-01');
    const asVerona: Asking = { viewer: associationLeadVerona };
    expect([
      codesOf(await collect({ collectedOn: '2026-11-01' }, asVerona)),
      codesOf(await collect({ collectedOn: '2026-10-31' }, asVerona)),
    ]).toEqual([['PARTNER_EXITED'], []]);
  });

  it('malformed answers, and lists that are too long: refused', async () => {
    const scale = (number: number) => [yes, { questionCode: 'welcome', number }];
    const long = { questionCode: 'words', words: 'a'.repeat(2_001) };
    expect([
      codesOf(await collect({ answers: [yes, yes] })),
      codesOf(await collect({ answers: [] })),
      codesOf(await collect({ answers: scale(-1) })),
      codesOf(await collect({ answers: scale(6) })),
      codesOf(await collect({ answers: [yes, long] })),
      codesOf(await collect({ answers: [{ ...yes, optionCodes: Array(60).fill('yes') }] })),
      codesOf(await collect({ respondentToken: 'short' })),
    ]).toEqual([
      ...[['SURVEY_ANSWER_MALFORMED'], ['SURVEY_ANSWER_MISSING'], ['SURVEY_NUMBER_OUTSIDE']],
      ...[['SURVEY_NUMBER_OUTSIDE'], ['SURVEY_ANSWER_MALFORMED'], ['SURVEY_ANSWER_MALFORMED']],
      ['RESPONDENT_MALFORMED'],
    ]);
    const surveyInstrumentId = await anInstrument(community);
    const [helpful, ...others] = questionsOf('ita');
    const add = (questions: object[]) =>
      send('addSurveyVersion', '', { surveyInstrumentId, questions }, asTreviso);
    const many = Array.from({ length: 101 }, (_, each) => ({ ...others[2], code: `q${each}` }));
    const often = { ...helpful, positiveOptionCodes: Array(1_000).fill('yes') };
    expect([codesOf(await add(many)), codesOf(await add([often]))]).toEqual([
      ...[['SURVEY_QUESTIONS_MALFORMED'], ['SURVEY_QUESTION_MALFORMED']],
    ]);
  });

  it('are counted for who collected them alone, and in results of all so that nobody is found', async () => {
    const { surveyResponse } = await collect({ languageCode: 'eng' });
    const valid = { surveyResponseId: surveyResponse.id, version: 1, happenedOn: '2026-10-06' };
    expect(codesOf(await send('validateSurveyResponse', '', valid, asTreviso))).toEqual([]);
    const filter = `surveyVersionId: "${version}", languageCode: "eng"`;
    const orders = ['COLLECTED_ON_ASC', 'COLLECTED_ON_DESC'];
    expect(await count('surveyResponses', filter, communityTreviso, orders)).toBe(1);
    for (const viewer of [associationLead, coordinator]) {
      expect(await count('surveyResponses', filter, viewer, orders)).toBe(0);
    }
    const { surveyVersion } = await ask(
      `query ($id: ID!) { surveyVersion(id: $id) { results(own: false, languageCode: "eng") {
        responses questions { questionCode answered options { count } } } } }`,
      { id: version },
      coordinator,
    );
    expect(surveyVersion.results).toMatchObject({ responses: null });
    expect(JSON.stringify(surveyVersion.results)).not.toMatch(/"(answered|count)":[1-4]\b/);
    const forbidden = await community.query(
      '{ surveyResponses { totalCount } }',
      {},
      contactTreviso,
    );
    expect(forbidden.errors[0]?.extensions).toMatchObject({ scope: 'survey:read' });
  });
});

it('negative head-counts, cells that are not the sum, and lists that are too long: refused, and nobody is counted', async () => {
  const sportActionId = await aSport(community, {
    ...{ startsOn: '2026-09-01', endsOn: '2027-06-01' },
  });
  const came = (headCount: object) =>
    to.record({ sportActionId, occurredOn: '2026-11-02', headCount }, { language: 'it' });
  const cell = { sex: 'MALE', ageBracket: 'UNDER_18', count: 2 };
  const payloads = [
    await came({ female: -1, male: 3 }),
    await came({ male: 100_001 }),
    await came({ female: 0 }),
    await came({ male: 3, cells: [cell] }),
    await came({ cells: [{ ...cell, count: -2 }] }),
    await came({ cells: [cell, cell] }),
    await came({ cells: Array(37).fill(cell) }),
  ];
  expect(payloads.map(codesOf)).toEqual([
    ...[['HEAD_COUNT_INVALID'], ['HEAD_COUNT_INVALID'], ['HEAD_COUNT_INVALID']],
    ...Array(4).fill(['HEAD_COUNT_CELLS_INVALID']),
  ]);
  expect(payloads[0].errors[0].message).toMatch(/da 0 a 100\.000/);
  const codes = Array.from({ length: 101 }, (_, each) => String(100 + each));
  const partnerIds = Array.from({ length: 21 }, (_, each) => organisationId(`partner-${each}`));
  const territories = Array.from({ length: 51 }, () => ({ level: 'COMUNE', code: '026086' }));
  const association = await anAssociation(community, { ownOrganisationId: ponti });
  const mapped = {
    ...{ name: 'Tutti', countryCodes: codes, languageCodes: ['ita'], newGeneration: false },
    ...{ territories: territories.slice(50), informal: true, listed: false, supporterId: treviso },
  };
  expect([
    codesOf(await send('mapAssociation', '', mapped, { viewer: coordinator })),
    codesOf(await to.planMicro(association, { partnerIds })),
    codesOf(await to.planMicro(association, { territories })),
    codesOf(await to.planEvent({ languageCodes: Array(101).fill('ita') })),
    codesOf(await to.draftCampaign({ languageCodes: Array(41).fill('ita') })),
    codesOf(
      await send('confirmParticipations', '', { activityId: sportActionId, participationIds: [] }),
    ),
  ]).toEqual([
    ...[['COUNTRY_CODES_MALFORMED'], ['ACTIVITY_PARTNERS_MALFORMED']],
    ...[['ACTIVITY_TERRITORIES_MALFORMED'], ['LANGUAGE_CODES_MALFORMED']],
    ...[['CAMPAIGN_LANGUAGES_MALFORMED'], ['PARTICIPATIONS_TOO_MANY']],
  ]);
});
