import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { aCampaignIn } from '../subgraphs/community/tests/campaigns.ts';
import { anAssociation, aParticipation, aRecord } from '../subgraphs/community/tests/rows.ts';
import { anEvent, aSport, inOneLanguage } from '../subgraphs/community/tests/taking-place.ts';
import { leaves, ponti, sendingToCommunity, treviso, verona } from './community-requests.ts';
import { codesOf } from './governance-requests.ts';
import { type Bench, openSubgraph } from './testbed.ts';
import type { Asking } from './undertakings.ts';
import {
  associationLead,
  associationLeadVerona,
  communityTreviso,
  coordinator,
} from './viewers.ts';

// What partners send of participations, activities, associations and campaigns that is wrong, doubtful or
// late, row by row of the list agreed with them; of calls and surveys see the files beside this one. That
// participations follow a person who is merged or split is in follow-person-records.test.ts, and that one
// whose record is awaited counts once in met-in-the-community.test.ts.

let community: Bench;
let sport: string;
let association: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  sport = await aSport(community, { startsOn: '2026-09-01', endsOn: '2027-06-01' });
  association = await anAssociation(community, { ownOrganisationId: ponti });
});
afterAll(() => community.close());

const to = sendingToCommunity(() => community);
const { send, ask, record } = to;
const asTreviso: Asking = { viewer: communityTreviso };
const comune = (code: string) => ({ level: 'COMUNE', code });

describe('event dated in the future', () => {
  it.each([
    [
      'a participation',
      'PARTICIPATION_IN_FUTURE',
      (on: string) => record({ sportActionId: sport, occurredOn: on }),
    ],
    ['a place', 'CASE_IN_FUTURE', (openedOn: string) => to.propose({ openedOn })],
    ['a sport action', 'CASE_IN_FUTURE', (openedOn: string) => to.planSport({ openedOn })],
    ['an event', 'CASE_IN_FUTURE', (openedOn: string) => to.planEvent({ openedOn })],
    ['a campaign', 'CASE_IN_FUTURE', (openedOn: string) => to.draftCampaign({ openedOn })],
    [
      'a micro-intervention',
      'CASE_IN_FUTURE',
      (openedOn: string) => to.planMicro(association, { openedOn }),
    ],
  ])('%s: refused, and nothing is stored', async (_, code, open) => {
    const lists = ['participations', 'places', 'sportActions', 'communityEvents'];
    const others = ['informationCampaigns', 'microInterventions'];
    const counts = () =>
      ask(`{ ${[...lists, ...others].map((list) => `${list} { totalCount }`).join(' ')} }`);
    const before = await counts();
    expect(codesOf(await open('2026-11-24'))).toEqual([code]);
    expect(await counts()).toEqual(before);
  });

  it('reach that is still to come: refused', async () => {
    const informationCampaignId = await aCampaignIn(community, 'RUNNING');
    const figure = { languageCode: 'ita', channel: 'RADIO', measure: 'LISTENERS', count: 120 };
    const reached = { informationCampaignId, version: 1, ...figure, startsOn: '2026-11-01' };
    const told = (endsOn: string) =>
      send('recordCampaignReach', '', { ...reached, endsOn }, asTreviso);
    expect(codesOf(await told('2026-11-25'))).toEqual(['CASE_IN_FUTURE']);
    expect(codesOf(await told('2026-11-24'))).toEqual([]);
  });
});

it('event dated outside its activity, or before what it follows: refused', async () => {
  const event = await anEvent(community, { state: 'HELD', heldOn: '2026-11-20' });
  const planned = (await to.planSport()).sportAction.id;
  const start = { sportActionId: planned, version: 1, act: 'START', happenedOn: '2026-02-01' };
  expect([
    codesOf(await record({ sportActionId: sport, occurredOn: '2026-08-31' })),
    codesOf(await record({ communityEventId: event, occurredOn: '2026-11-19' })),
    codesOf(await record({ communityEventId: event, occurredOn: '2026-11-20' })),
    codesOf(await send('advanceSportAction', '', start)),
  ]).toEqual([
    ...[['PARTICIPATION_OUTSIDE_ACTIVITY'], ['PARTICIPATION_OUTSIDE_ACTIVITY'], []],
    ['CASE_TOO_EARLY'],
  ]);
});

it('event dated before there was a programme, also by a dummy date: refused', async () => {
  const long = { endsOn: '2025-12-01' };
  expect([
    codesOf(await to.planEvent({ heldOn: '1900-01-01' })),
    codesOf(await to.planEvent({ heldOn: '2025-02-28' })),
    codesOf(await to.planEvent({ heldOn: '2025-03-01' })),
    codesOf(await to.planSport({ ...long, startsOn: '2025-02-28' })),
    codesOf(await to.planMicro(association, { ...long, startsOn: '0001-01-01' })),
    codesOf(await to.planMicro(association, { ...long, startsOn: '2025-03-01' })),
  ]).toEqual([
    ...[['EVENT_BEFORE_PROGRAMME'], ['EVENT_BEFORE_PROGRAMME'], []],
    ...[['ACTIVITY_PERIOD_MALFORMED'], ['ACTIVITY_PERIOD_MALFORMED'], []],
  ]);
});

describe('event dated after the partner’s exit', () => {
  const asVerona: Asking = { viewer: associationLeadVerona };
  const [lastDay, exit] = ['2026-10-31', '2026-11-01'];
  let action: string;
  let own: string;
  let tally = 0;

  beforeAll(async () => {
    const dates = { startsOn: '2026-09-01', endsOn: '2027-06-01' };
    action = await aSport(community, { organisationId: verona, ...dates });
    own = await anAssociation(community, { ownOrganisationId: verona });
    await leaves(community, verona, exit);
  });

  const recorded = (occurredOn: string) => record({ sportActionId: action, occurredOn }, asVerona);

  it.each([
    ['a participation', recorded],
    ['a place', (openedOn: string) => to.propose({ openedOn }, asVerona)],
    ['a sport action', (openedOn: string) => to.planSport({ openedOn }, asVerona)],
    ['an event', (openedOn: string) => to.planEvent({ openedOn }, asVerona)],
    ['a campaign', (openedOn: string) => to.draftCampaign({ openedOn }, asVerona)],
    ['a micro-intervention', (openedOn: string) => to.planMicro(own, { openedOn }, asVerona)],
    [
      'a survey',
      async (openedOn: string) => {
        tally += 1;
        const about = { code: `EXIT-${tally}`, title: inOneLanguage('Utilità') };
        const input = { ...about, purpose: inOneLanguage('Misura.'), openedOn };
        return send('openSurveyInstrument', '', input, asVerona);
      },
    ],
  ])('%s: refused; one of a day before it is still taken', async (_, open) => {
    expect(codesOf(await open(exit))).toEqual(['PARTNER_EXITED']);
    expect(codesOf(await open(lastDay))).toEqual([]);
  });

  it('participations that are imported: each as its day is, and none is moved past the exit', async () => {
    const bringIn = async (occurredOn: string) => {
      const row = { externalRef: 'V-1', activity: action, occurredOn, female: '2' };
      const selection = `participationImport { created updated refused
        results { errors { code path message } } }`;
      const asked = { ...asVerona, language: 'it' as const };
      const done = await send('importParticipations', selection, { headCounts: [row] }, asked);
      return done.participationImport;
    };
    const { results, ...none } = await bringIn(exit);
    expect(none).toEqual({ created: 0, updated: 0, refused: 1 });
    expect(results[0].errors).toEqual([
      {
        ...{ code: 'PARTNER_EXITED', path: ['occurredOn'] },
        message: expect.stringMatching(/uscito dal programma/),
      },
    ]);
    expect(await bringIn(lastDay)).toMatchObject({ created: 1, refused: 0 });
    expect(await bringIn(exit)).toMatchObject({ updated: 0, refused: 1 });
  });

  it('what was recorded and turns out to be of later is neither confirmed nor completed, and can be taken back', async () => {
    const facts = { sportActionId: action, organisationId: verona };
    const awaited = { pending: true, headCountFemale: 1, headCountMale: 0, headCountUnknown: 0 };
    const [early, late] = [
      await aParticipation(community, { ...facts, ...awaited, occurredOn: lastDay }),
      await aParticipation(community, { ...facts, ...awaited, occurredOn: exit }),
    ];
    const { id: personRecordId } = await aRecord(community);
    const complete = (participationId: string) =>
      send('completeParticipation', '', { participationId, version: 1, personRecordId }, asVerona);
    const confirm = (...participationIds: string[]) =>
      send('confirmParticipations', '', { activityId: action, participationIds }, asVerona);
    const refused = await confirm(early, late);
    expect(refused.errors).toMatchObject([
      { code: 'PARTNER_EXITED', path: ['input', 'participationIds', '1'] },
    ]);
    expect([codesOf(await complete(late)), codesOf(await complete(early))]).toEqual([
      ['PARTNER_EXITED'],
      [],
    ]);
    expect(codesOf(await confirm(early))).toEqual([]);
    const taken = { participationId: late, version: 1, reason: 'WRONG_ACTIVITY' };
    expect(codesOf(await send('cancelParticipation', '', taken, asVerona))).toEqual([]);
  });

  it('acts: refused, and what happened before it is still recorded; all is read as before', async () => {
    const { sportAction: planned } = await to.planSport({ openedOn: '2026-10-01' }, asVerona);
    const start = (happenedOn: string) => {
      const input = { sportActionId: planned.id, version: 1, act: 'START', happenedOn };
      return send('advanceSportAction', '', input, asVerona);
    };
    expect(codesOf(await start(exit))).toEqual(['PARTNER_EXITED']);
    expect(codesOf(await start(lastDay))).toEqual([]);
    const found = await ask(
      `query ($id: ID!) { sportAction(id: $id) { state steps { act } }
        participations { totalCount } }`,
      { id: planned.id },
      associationLeadVerona,
    );
    expect(found.sportAction).toEqual({
      state: 'RUNNING',
      steps: [{ act: null }, { act: 'START' }],
    });
    expect(found.participations.totalCount).toBeGreaterThan(0);
  });
});

it('same person twice on a day: recorded once in each activity, also by two at once or while the record is awaited', async () => {
  const { id: personRecordId } = await aRecord(community);
  const twice = { sportActionId: sport, personRecordId, occurredOn: '2026-11-02' };
  const both = await Promise.all([record(twice), record(twice)]);
  expect(both.flatMap(codesOf)).toEqual(['PARTICIPATION_ALREADY_RECORDED']);
  const { errors } = await record(twice, { language: 'it' });
  expect(errors[0].message).toBe(
    "Per questa scheda la partecipazione all'attività in questa data è già registrata.",
  );
  const other = await aSport(community, { startsOn: '2026-09-01', endsOn: '2027-06-01' });
  expect([
    codesOf(await record({ ...twice, awaitsRecord: true })),
    codesOf(await record({ ...twice, occurredOn: '2026-11-03' })),
    codesOf(await record({ ...twice, sportActionId: other })),
  ]).toEqual([['PARTICIPATION_ALREADY_RECORDED'], [], []]);
});

it('duplicate submission after a timeout, a participation: the same key does it once and answers the same', async () => {
  const input = { sportActionId: sport, occurredOn: '2026-11-04', headCount: { male: 7 } };
  const idempotency = { key: 'door list 1', fingerprint: 'f'.repeat(43) };
  const again = () => record(input, { idempotency });
  const first = await again();
  expect(first.errors).toEqual([]);
  expect(await again()).toEqual(first);
  const on = '{ occurredFrom: "2026-11-04", occurredBefore: "2026-11-05" }';
  const { participations } = await ask(`{ participations(filter: ${on}) { totalCount } }`);
  expect(participations.totalCount).toBe(1);
});

it('retroactive correction, an event, a micro-intervention and reach: what was said before is kept with the reason', async () => {
  const corrections = 'version corrections { field before after reason }';
  const { communityEvent: event } = await to.planEvent();
  const moved = { communityEventId: event.id, version: 1, reason: 'LATE_INFORMATION' };
  const late = await send('correctCommunityEvent', `communityEvent { ${corrections} }`, {
    ...{ ...moved, heldOn: '2026-11-21' },
  });
  expect(late.communityEvent.corrections).toEqual([
    { field: 'heldOn', before: '"2026-11-20"', after: '"2026-11-21"', reason: moved.reason },
  ]);
  expect(
    codesOf(await send('correctCommunityEvent', '', { ...moved, heldOn: '2026-11-22' })),
  ).toEqual(['CASE_CHANGED']);
  const { microIntervention } = await to.planMicro(association);
  const shown = { microInterventionId: microIntervention.id, version: 1, reason: 'DOCUMENT_SHOWN' };
  const corrected = await send('correctMicroIntervention', `microIntervention { ${corrections} }`, {
    ...{ ...shown, theme: 'YOUTH' },
  });
  expect(corrected.microIntervention.corrections).toEqual([
    { field: 'theme', before: '"SPORT"', after: '"YOUTH"', reason: 'DOCUMENT_SHOWN' },
  ]);
  const informationCampaignId = await aCampaignIn(community, 'RUNNING');
  const at = { informationCampaignId, languageCode: 'ita', channel: 'RADIO', measure: 'LISTENERS' };
  const figure = { ...at, startsOn: '2026-03-01' };
  const period = { ...figure, version: 1, endsOn: '2026-04-01', count: 120 };
  await send('recordCampaignReach', '', period, asTreviso);
  const fewer = { ...figure, version: 2, count: 12, reason: 'TYPING_ERROR' };
  const said = `informationCampaign { ${corrections} }`;
  const { informationCampaign } = await send('correctCampaignReach', said, fewer, asTreviso);
  expect(informationCampaign.corrections).toMatchObject([
    { before: '120', after: '12', reason: 'TYPING_ERROR' },
  ]);
});

describe('comune that ceased, ambito redrawn', () => {
  const found = async (fields: string, viewer: Viewer = associationLead) =>
    (await ask(`{ ${fields} }`, {}, viewer)) as Record<string, { totalCount: number }>;

  // Castegnero (024027) became Castegnero Nanto (024129) on 21 February 2026.
  it('an association and a place: kept by the code that was given, old or new, and found by it', async () => {
    const mapped = { countryCodes: [], languageCodes: ['ara'], newGeneration: false };
    const map = (code: string, name: string) =>
      send(
        'mapAssociation',
        'association { territories { level code } }',
        {
          ...{ ...mapped, name, informal: true, listed: true, supporterId: treviso },
          ...{ territories: [comune(code)], openedOn: '2026-02-20' },
        },
        { viewer: coordinator },
      );
    for (const code of ['024027', '024129']) {
      const { association: kept } = await map(code, `Comitato ${code}`);
      expect(kept.territories).toEqual([comune(code)]);
      const { place } = await to.propose({ comuneCode: code }, asTreviso);
      expect(place.territory).toEqual(comune(code));
    }
    const counts = await found(
      `oldAssociations: associations(filter: { comuneCode: "024027" }) { totalCount }
       newAssociations: associations(filter: { comuneCode: "024129" }) { totalCount }
       oldPlaces: places(filter: { comuneCodes: ["024027"] }) { totalCount }
       either: places(filter: { comuneCodes: ["024027", "024129"] }) { totalCount }
       province: places(filter: { inProvinceOf: "024129" }) { totalCount }`,
      coordinator,
    );
    expect(Object.values(counts).map(({ totalCount }) => totalCount)).toEqual([1, 1, 1, 2, 2]);
  });

  it('a micro-intervention: found in its comune by that code, in the province whatever the code, in an ambito if it names it', async () => {
    for (const territories of [[comune('024027')], [comune('024129')]]) {
      await to.planMicro(association, { territories });
    }
    await to.planMicro(association, { territories: [{ level: 'ATS', code: 'VEN_05' }] });
    const representations = [
      ...[comune('024027'), comune('024129'), { level: 'PROVINCE', code: '024' }],
      ...[
        { level: 'ATS', code: 'VEN_05' },
        { level: 'ATS', code: 'VEN_06' },
      ],
    ].map((each) => ({ __typename: 'Territory', ...each }));
    const { _entities: territories } = await ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Territory { microInterventions { totalCount } } } }`,
      { representations },
    );
    type Found = { microInterventions: { totalCount: number } };
    expect(territories.map((each: Found) => each.microInterventions.totalCount)).toEqual([
      ...[1, 1, 2, 1, 0],
    ]);
  });

  it('a code of no form: refused, each by its own code', async () => {
    const codes = [
      codesOf(await to.propose({ comuneCode: 'L407' })),
      codesOf(await to.planMicro(association, { territories: [comune('26086')] })),
      codesOf(await to.planMicro(association, { territories: [{ level: 'ATS', code: 'VEN_9' }] })),
    ];
    expect(codes).toEqual([
      ...[['PLACE_COMUNE_MALFORMED'], ['ACTIVITY_TERRITORIES_MALFORMED']],
      ['ACTIVITY_TERRITORIES_MALFORMED'],
    ]);
  });
});

it('minors: they are counted by a cell of those under 18, and no number from one to four is shown to others', async () => {
  const held = await anEvent(community, { state: 'HELD', heldOn: '2026-11-20' });
  const cells = [
    { sex: 'FEMALE', ageBracket: 'UNDER_18', citizenshipGroup: 'THIRD_COUNTRY_NATIONAL', count: 3 },
  ];
  const came = { communityEventId: held, occurredOn: '2026-11-20', headCount: { cells } };
  const { participation } = await record(came);
  const document = `query ($event: ID!, $id: ID!) {
    communityEvent(id: $event) { attendance { total counted exact } originMix { counted thirdCountry } }
    participation(id: $id) { headCount { total cells { ageBracket count } } } }`;
  const asked = { event: held, id: participation.id };
  expect(await ask(document, asked)).toEqual({
    communityEvent: {
      attendance: { total: 3, counted: 3, exact: true },
      originMix: { counted: 3, thirdCountry: 3 },
    },
    participation: { headCount: { total: 3, cells: [{ ageBracket: 'UNDER_18', count: 3 }] } },
  });
  expect(await ask(document, asked, communityTreviso)).toEqual({
    communityEvent: {
      attendance: { total: null, counted: null, exact: false },
      originMix: { counted: null, thirdCountry: null },
    },
    participation: null,
  });
});
