import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inItalian } from '#shared/localised-text/localised-text.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking, happenedOn, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  associationLead,
  associationLeadVerona,
  caseWorkerPadova,
  communityTreviso,
  coordinator,
} from '../../../../tests/viewers.ts';
import { anAssociation, aParticipation, organisationId, today } from '../../tests/rows.ts';
import { codesOf, inOneLanguage, ponti, sender } from '../../tests/taking-place.ts';
import { microInterventionUndertaking } from './micro-intervention.repository.ts';
import type { MicroIntervention } from './micro-intervention.ts';

let community: Bench;
let association: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  association = await anAssociation(community, { ownOrganisationId: ponti });
});
afterAll(() => community.close());

const treviso = organisationId('comune-treviso');
const selection = `microIntervention { id state version title localisedTitle(languageCodes: ["eng"]) { text }
  description { text } outputs { text } theme startsOn endsOn expectedParticipants partners { id }
  organisation { id } association { id } territories { level code }
  steps { act reason } corrections { field before after } }`;
const send = sender(() => community, selection, { viewer: associationLead });
const asRegione = { viewer: coordinator };
const told = {
  title: {
    texts: [
      { languageCode: 'ita', text: 'Un calcio insieme' },
      { languageCode: 'eng', text: 'A kick together' },
    ],
  },
  ...{ theme: 'SPORT', startsOn: '2026-03-02', endsOn: '2026-10-01', openedOn: '2026-02-02' },
  territories: [{ level: 'COMUNE', code: '026086' }],
};
const plan = (more: object = {}, asking = {}) =>
  send('planMicroIntervention', { associationId: association, ...told, ...more }, asking);
const running = async (more: object = {}) => {
  const { id } = (await plan(more)).microIntervention;
  const start = { microInterventionId: id, version: 1, act: 'START', happenedOn: '2026-03-02' };
  await send('advanceMicroIntervention', start);
  return id;
};
const attended = (microInterventionId: string, occurredOn: string) =>
  aParticipation(community, { microInterventionId, organisationId: ponti, occurredOn });

describe('a micro-intervention', () => {
  it('is planned by the association, run, varied, completed and verified', async () => {
    const more = { partnerIds: [treviso], expectedParticipants: 30 };
    const { microIntervention, errors } = await plan({
      ...{ ...more, description: inOneLanguage('Partite miste.') },
    });
    expect(errors).toEqual([]);
    expect(microIntervention).toMatchObject({
      ...{ state: 'PLANNED', title: 'Un calcio insieme', outputs: null, expectedParticipants: 30 },
      ...{ localisedTitle: { text: 'A kick together' }, description: { text: 'Partite miste.' } },
      ...{ organisation: { id: ponti }, association: { id: association } },
      partners: [{ id: treviso }],
      territories: [
        { level: 'COMUNE', code: '026086' },
        { level: 'PROVINCE', code: '026' },
        { level: 'REGION', code: '05' },
      ],
    });
    const microInterventionId = microIntervention.id;
    const advance = { microInterventionId, version: 1, act: 'START' };
    const early = await send('advanceMicroIntervention', { ...advance, happenedOn: '2026-03-01' });
    expect(codesOf([early])).toEqual(['ACTIVITY_TOO_EARLY']);
    await send('advanceMicroIntervention', { ...advance, happenedOn: '2026-03-02' });
    const vary = { microInterventionId, version: 2, reason: 'DATES', happenedOn: '2026-05-04' };
    const { microIntervention: varied } = await send(
      'varyMicroIntervention',
      { ...vary, endsOn: '2026-09-01', territories: [{ level: 'ATS', code: 'VEN_09' }] },
      asRegione,
    );
    expect(varied).toMatchObject({
      ...{ state: 'VARIED', endsOn: '2026-09-01', territories: [{ level: 'ATS', code: 'VEN_09' }] },
      corrections: [
        { field: 'endsOn', before: '"2026-10-01"', after: '"2026-09-01"' },
        { field: 'territories', after: '["ATS:VEN_09"]' },
      ],
    });
    const complete = { microInterventionId, version: 3, outputs: inOneLanguage(' Due tornei. ') };
    const { microIntervention: completed } = await send('completeMicroIntervention', {
      ...{ ...complete, happenedOn: '2026-09-01' },
    });
    expect(completed).toMatchObject({ state: 'COMPLETED', outputs: { text: 'Due tornei.' } });
    const verify = { microInterventionId, version: 4, happenedOn: '2026-10-05' };
    const verified = await send('verifyMicroIntervention', verify, asRegione);
    expect(verified.microIntervention.state).toBe('VERIFIED');
    const { data } = await community.query(
      'query ($id: ID!) { microIntervention(id: $id) { outputs { text } steps { act } } }',
      { id: microInterventionId },
      anonymous,
    );
    expect(data.microIntervention).toEqual({ outputs: { text: 'Due tornei.' }, steps: [] });
  });

  it('planned by the Regione or for an informal association is of who acts for it', async () => {
    const informal = await anAssociation(community, {
      ...{ supporterId: treviso, informal: true, listed: false },
    });
    const alone = await anAssociation(community);
    const payloads = [
      await plan({}, asRegione),
      await plan({ associationId: informal }, { viewer: communityTreviso }),
      await plan({ associationId: informal }, asRegione),
      await plan({ associationId: alone }, asRegione),
    ];
    expect(codesOf(payloads)).toEqual([undefined, undefined, undefined, undefined]);
    const organisations = payloads.map(
      ({ microIntervention }) => microIntervention.organisation.id,
    );
    expect(organisations).toEqual([ponti, treviso, treviso, organisationId('regione-veneto')]);
  });

  it('is refused what does not fit', async () => {
    const refused = [
      await plan({ title: inOneLanguage('') }),
      await plan({ territories: [] }),
      await plan({ territories: [{ level: 'ATS', code: '9' }] }),
      await plan({ endsOn: told.startsOn }),
      await plan({ partnerIds: [ponti] }),
      await plan({ partnerIds: [treviso, treviso] }),
      await plan({ expectedParticipants: 0 }),
      await plan({ grantId: newId('grant') }),
      await plan({ associationId: newId('association') }),
      await plan({}, { viewer: associationLeadVerona }),
      await plan({ openedOn: '2127-01-01' }),
    ];
    expect(codesOf(refused)).toEqual([
      'TEXTS_MALFORMED',
      ...['ACTIVITY_TERRITORIES_MALFORMED', 'ACTIVITY_TERRITORIES_MALFORMED'],
      ...[
        'ACTIVITY_PERIOD_MALFORMED',
        'ACTIVITY_PARTNERS_MALFORMED',
        'ACTIVITY_PARTNERS_MALFORMED',
      ],
      ...['EXPECTED_PARTICIPANTS_MALFORMED', 'GRANT_NOT_IN_FORCE', 'ASSOCIATION_NOT_FOUND'],
      ...['ASSOCIATION_NOT_FOUND', 'CASE_IN_FUTURE'],
    ]);
    const italian = await plan({ territories: [] }, { language: 'it' });
    expect(italian.errors[0].message).toContain('territori');
    const twice = await Promise.all([plan({ externalRef: 'M-1' }), plan({ externalRef: 'M-1' })]);
    expect(codesOf(twice).toSorted()).toEqual(['EXTERNAL_REF_TAKEN', undefined]);
  });

  it('keeps all participations within its days, whoever changes them', async () => {
    const microInterventionId = await running();
    await attended(microInterventionId, '2026-03-10');
    await attended(microInterventionId, '2026-09-20');
    const at = { microInterventionId, version: 2 };
    const vary = (more: object) =>
      send(
        'varyMicroIntervention',
        { ...at, reason: 'DATES', happenedOn: '2026-09-21', ...more },
        asRegione,
      );
    const correct = (more: object, asking = {}) =>
      send('correctMicroIntervention', { ...at, reason: 'TYPING_ERROR', ...more }, asking);
    const refused = [
      await vary({ endsOn: '2026-09-20' }),
      await vary({ startsOn: '2026-03-11' }),
      await correct({ endsOn: '2026-09-20' }),
      await correct({ startsOn: '2026-03-11' }, asRegione),
      await vary({}),
      await vary({ endsOn: '2026-10-01' }),
      await vary({ territories: told.territories, expectedParticipants: 0 }),
      await correct({ title: inOneLanguage('') }),
      await correct({ outputs: inOneLanguage('Un torneo.') }),
      await correct({ theme: 'YOUTH' }, { viewer: communityTreviso }),
    ];
    expect(codesOf(refused)).toEqual([
      ...Array.from({ length: 4 }, () => 'PARTICIPATION_OUTSIDE_INTERVENTION'),
      ...['NOTHING_CORRECTED', 'NOTHING_CORRECTED', 'EXPECTED_PARTICIPANTS_MALFORMED'],
      ...['TEXTS_MALFORMED', 'CASE_STATE_FORBIDS', 'CASE_NOT_FOUND'],
    ]);
    const outside = await correct({ endsOn: '2026-09-20' }, { language: 'it' });
    expect(outside.errors[0].message).toContain('partecipazioni');
    expect((await vary({ endsOn: '2026-09-21' })).microIntervention.endsOn).toBe('2026-09-21');
  });

  it('of days and a participation that exclude each other, changed at once, keeps one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const microInterventionId = await running({ endsOn: '2026-12-01' });
      const vary = { microInterventionId, version: 2, reason: 'DATES', happenedOn: today };
      const record = { microInterventionId, headCount: { female: 3 }, occurredOn: '2026-11-20' };
      const payloads = await Promise.all([
        send('varyMicroIntervention', { ...vary, endsOn: '2026-11-20' }, asRegione),
        mutate(community, 'recordParticipation', 'participation { id }', record, {
          viewer: associationLead,
        }),
      ]);
      expect(codesOf(payloads).filter((code) => code === undefined)).toHaveLength(1);
      expect(codesOf(payloads)).toContain('PARTICIPATION_OUTSIDE_INTERVENTION');
    }
  });

  it('is complete early only for a reason, and corrected by the Regione alone once verified', async () => {
    const microInterventionId = await running();
    const complete = (more: object, asking = {}) => {
      const outputs = inOneLanguage('Un torneo.');
      const input = { microInterventionId, version: 2, outputs, happenedOn: '2026-09-30', ...more };
      return send('completeMicroIntervention', input, asking);
    };
    const refused = [
      await complete({}),
      await complete({ earlyReason: 'OTHER', happenedOn: '2026-10-01' }),
      await complete({ outputs: inOneLanguage(''), earlyReason: 'OTHER' }),
    ];
    expect(codesOf(refused)).toEqual([
      ...['EARLY_COMPLETION_UNEXPLAINED', 'EARLY_COMPLETION_UNEXPLAINED', 'TEXTS_MALFORMED'],
    ]);
    expect((await complete({}, { language: 'it' })).errors[0].message).toContain('perché');
    const { microIntervention } = await complete({ earlyReason: 'GOALS_REACHED' });
    expect(microIntervention.steps.at(-1)).toEqual({ act: 'COMPLETE', reason: 'GOALS_REACHED' });
    const correct = (version: number, text: string, asking = {}) => {
      const outputs = inOneLanguage(text);
      const input = { microInterventionId, version, reason: 'OTHER', outputs };
      return send('correctMicroIntervention', input, asking);
    };
    expect((await correct(3, 'Due tornei.')).microIntervention.outputs.text).toBe('Due tornei.');
    const verify = { microInterventionId, version: 4, happenedOn: '2026-10-05' };
    await send('verifyMicroIntervention', verify, asRegione);
    const after = [await correct(5, 'Tre.'), await correct(5, 'Tre.', asRegione)];
    expect(codesOf(after)).toEqual(['CASE_STATE_FORBIDS', undefined]);
  });

  it.each([
    ['PlanMicroIntervention', told, caseWorkerPadova, 'community:write'],
    ['VaryMicroIntervention', { reason: 'DATES' }, associationLead, 'community:decide'],
    ['VerifyMicroIntervention', {}, associationLead, 'community:decide'],
  ])('is forbidden to %s without the scope', async (name, more, viewer, scope) => {
    const at = { microInterventionId: newId('micro_intervention'), version: 1, happenedOn };
    const input = { ...(name.startsWith('Plan') ? { associationId: association } : at), ...more };
    const { errors } = await community.query(
      `mutation ($input: ${name}Input!) {
        ${name.charAt(0).toLowerCase()}${name.slice(1)}(input: $input) { errors { __typename } } }`,
      { input },
      viewer,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope });
  });
});

describe('a micro-intervention', () => {
  describeUndertaking({
    bench: () => community,
    kind: microInterventionUndertaking,
    organisationId: ponti,
    viewer: associationLead,
    stranger: associationLeadVerona,
    ownWays: {
      VARY: () => ({
        ...{ mutation: 'varyMicroIntervention', viewer: coordinator },
        input: { reason: 'OTHER', expectedParticipants: 7, happenedOn },
      }),
      COMPLETE: () => ({
        mutation: 'completeMicroIntervention',
        input: { outputs: inOneLanguage('Fatto.'), earlyReason: 'OTHER', happenedOn },
      }),
      VERIFY: () => ({
        ...{ mutation: 'verifyMicroIntervention', viewer: coordinator },
        input: { happenedOn },
      }),
    },
    complete: (owned): MicroIntervention => ({
      ...{ ...owned, titles: inItalian('Calcio'), title: null, descriptions: null },
      ...{ theme: 'SPORT', associationId: association, grantId: null, partnerIds: [] },
      ...{ expectedParticipants: null, outputs: null, source: null },
      ...{ startsOn: '2026-02-02', endsOn: '2026-06-01' },
    }),
  });
});
