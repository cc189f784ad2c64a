import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactUnipd,
  dashboard,
} from '../../../../tests/viewers.ts';
import { addAction, addPartners, padova, treviso, unipd } from '../../tests/research.ts';
import { innovativeInterventionUndertaking } from './innovative-intervention.repository.ts';
import type { InnovativeIntervention } from './innovative-intervention.ts';
import { areMeasured, isDecimal } from './outcome-measure.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await addPartners(governance);
});
afterAll(() => governance.close());

const selection = `innovativeIntervention { id state version design pilotedFrom sitePartner { id }
  researchAction { id } outcomeMeasures { name unit baseline target result measuredOn }
  corrections { field reason before } }`;

const ask = (name: string, input: object, options: Asking = {}) =>
  mutate(governance, name, selection, input, { viewer: contactUnipd, ...options });

const measures = [
  { name: 'Seconde visite', unit: '%', baseline: '22.5', target: '45' },
  { name: 'Attesa', unit: 'giorni', target: '-3' },
];

const designed = {
  sitePartnerId: padova,
  hypothesis: 'Chi è accompagnato la prima volta torna da solo.',
  population: 'Donne arrivate da poco',
  design: 'MIXED',
  outcomeMeasures: measures,
};

const open = (more: object = {}, options: Asking = {}) =>
  ask('openInnovativeIntervention', { ...designed, openedOn: '2026-02-02', ...more }, options);

const advance = (id: string, version: number, act: string, happenedOn: string, by = contactUnipd) =>
  ask(
    'advanceInnovativeIntervention',
    { innovativeInterventionId: id, version, act, happenedOn },
    { viewer: by },
  );

const record = (id: string, version: number, measured: object, by = contactUnipd) =>
  ask(
    'recordOutcomeResult',
    { innovativeInterventionId: id, version, result: '50', measuredOn: '2026-06-01', ...measured },
    { viewer: by },
  );

const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('an innovative intervention', () => {
  it('is scaled once each measure has a result of the last pilot, which both partners record', async () => {
    const { id: researchActionId } = await addAction(governance);
    const { innovativeIntervention, errors } = await open({ researchActionId });
    expect(errors).toEqual([]);
    expect(innovativeIntervention).toMatchObject({
      ...{ state: 'DESIGN', researchAction: { id: researchActionId }, sitePartner: { id: padova } },
    });
    const { id } = innovativeIntervention;
    const first = { measure: 'Seconde visite' };
    expect(codeOf(await record(id, 1, first))).toBe('CASE_STATE_FORBIDS');
    await advance(id, 1, 'PILOT', '2026-03-02', contactPadova);
    await record(id, 2, first, contactPadova);
    await advance(id, 3, 'EVALUATE', '2026-06-02');
    expect(codeOf(await advance(id, 4, 'SCALE', '2026-06-03'))).toBe('OUTCOMES_MISSING');
    await record(id, 4, { measure: 'Attesa', result: '-2.25' });
    // Tried again, what was measured before counts no longer.
    await advance(id, 5, 'REVISE', '2026-06-10');
    expect((await advance(id, 6, 'PILOT', '2026-07-01')).innovativeIntervention).toMatchObject({
      ...{ state: 'PILOT', pilotedFrom: '2026-07-01' },
    });
    await advance(id, 7, 'EVALUATE', '2026-09-01');
    expect(codeOf(await advance(id, 8, 'SCALE', '2026-09-02'))).toBe('OUTCOMES_MISSING');
    expect(codeOf(await record(id, 8, first))).toBe('CASE_TOO_EARLY');
    await record(id, 8, { ...first, measuredOn: '2026-09-01' });
    const again = { measure: 'Attesa', result: '-3', measuredOn: '2026-09-01' };
    const { innovativeIntervention: measured } = await record(id, 9, again);
    expect(measured.outcomeMeasures).toEqual([
      { ...measures[0], result: '50', measuredOn: '2026-09-01' },
      { ...measures[1], baseline: null, result: '-3', measuredOn: '2026-09-01' },
    ]);
    expect(measured.corrections).toHaveLength(4);
    expect(JSON.parse(measured.corrections[3].before)[1].result).toBe('-2.25');
    const scaled = await advance(id, 10, 'SCALE', '2026-09-10');
    expect(scaled.innovativeIntervention.state).toBe('SCALED');
  });

  it('takes no result that is refused', async () => {
    const { innovativeIntervention } = await open();
    const { id } = innovativeIntervention;
    await advance(id, 1, 'PILOT', '2026-03-02');
    const measured = { measure: 'Attesa' };
    await record(id, 2, measured);
    const refused = [
      await record(id, 3, { measure: 'Altro' }),
      await record(id, 3, { ...measured, result: '1,5' }),
      await record(id, 3, { ...measured, measuredOn: '2126-01-01' }),
      await record(id, 3, measured),
      await record(id, 2, measured),
      await record(id, 3, measured, contactTreviso),
    ];
    expect(refused.map(codeOf)).toEqual([
      ...['OUTCOME_MEASURE_NOT_FOUND', 'OUTCOME_RESULT_MALFORMED', 'CASE_IN_FUTURE'],
      ...['NOTHING_CORRECTED', 'CASE_CHANGED', 'CASE_NOT_FOUND'],
    ]);
  });

  it.each([
    ['WORDS_MALFORMED', { hypothesis: '' }],
    ['POPULATION_MALFORMED', { population: ' tutti' }],
    ['OUTCOME_MEASURES_MALFORMED', { outcomeMeasures: [] }],
    ['OUTCOME_MEASURES_MALFORMED', { outcomeMeasures: [measures[0], measures[0]] }],
    ['OUTCOME_MEASURES_MALFORMED', { outcomeMeasures: [{ ...measures[0], target: 'tanto' }] }],
    ['ORGANISATION_NOT_FOUND', { sitePartnerId: unipd.replace(/.$/, '0') }],
  ])('is refused with %s for %j', async (code, more) => {
    expect(codeOf(await open(more))).toBe(code);
  });

  it('is opened by a university, for research of its own', async () => {
    expect(codeOf(await open({}, { viewer: contactPadova }))).toBe('NOT_A_UNIVERSITY');
    const { id: researchActionId } = await addAction(governance, { organisationId: treviso });
    expect(codeOf(await open({ researchActionId }))).toBe('RESEARCH_ACTION_NOT_FOUND');
    const document = `mutation ($input: OpenInnovativeInterventionInput!) {
      openInnovativeIntervention(input: $input) { innovativeIntervention { id } } }`;
    const { errors } = await governance.query(document, { input: designed }, dashboard);
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('is corrected by its university and at its site, and by nobody else', async () => {
    const { innovativeIntervention } = await open();
    const correct = (version: number, viewer: typeof contactUnipd, change: object) =>
      ask(
        'correctInnovativeIntervention',
        {
          ...{ innovativeInterventionId: innovativeIntervention.id, version },
          ...{ reason: 'OTHER', ...change },
        },
        { viewer },
      );
    expect((await correct(1, contactPadova, { design: 'STEPPED' })).errors).toEqual([]);
    expect(codeOf(await correct(2, contactTreviso, { design: 'MIXED' }))).toBe('CASE_NOT_FOUND');
    expect(codeOf(await correct(2, contactUnipd, { population: '' }))).toBe('POPULATION_MALFORMED');
  });

  it('is found by partners by state, design, research, university and site, and not by the public', async () => {
    const { id: researchActionId } = await addAction(governance);
    const { innovativeIntervention } = await open({ researchActionId, design: 'STEPPED' });
    const find = async (filter: object, viewer = contactTreviso) => {
      const { data, errors } = await governance.query(
        `query ($filter: InnovativeInterventionFilter, $id: ID!) {
          innovativeInterventions(filter: $filter) { nodes { id } totalCount }
          researchAction(id: $id) { interventions(filter: $filter) { nodes { id } totalCount } } }`,
        { filter, id: researchActionId },
        viewer,
      );
      if (errors.length > 0) return errors[0]?.extensions['code'];
      expect(data.researchAction.interventions).toEqual(data.innovativeInterventions);
      return data.innovativeInterventions.nodes.map((node: { id: string }) => node.id);
    };
    const asked = { state: ['DESIGN'], design: ['STEPPED'], researchActionId };
    const found = { ...asked, organisationId: unipd, sitePartnerId: padova };
    expect(await find(found)).toEqual([innovativeIntervention.id]);
    expect(await find({ ...found, sitePartnerId: treviso })).toEqual([]);
    expect(await find({ ...found, state: ['PILOT'] })).toEqual([]);
    expect(await find(found, anonymous)).toBe('UNAUTHENTICATED');
  });
});

describe('an innovative intervention', () => {
  describeUndertaking({
    bench: () => governance,
    kind: innovativeInterventionUndertaking,
    organisationId: unipd,
    viewer: contactUnipd,
    stranger: contactTreviso,
    complete: (begun): InnovativeIntervention => ({
      ...begun,
      ...{ researchActionId: null, sitePartnerId: padova, pilotedFrom: '2026-02-02' },
      ...{ hypothesis: 'Funziona.', population: 'Tutti', design: 'QUALITATIVE' },
      outcomeMeasures: [
        {
          name: 'x',
          unit: '%',
          baseline: null,
          target: '1',
          result: '1',
          measuredOn: '2026-02-02',
        },
      ],
    }),
  });
});

describe('outcomes', () => {
  const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01');
  const measured = fc.record({ result: fc.option(fc.constant('1')), measuredOn: fc.option(day) });

  it('count when each was measured in the last pilot', () => {
    fc.assert(
      fc.property(fc.array(measured), day, (given, pilotedFrom) => {
        const all = given.map((each) => ({
          ...{ name: 'x', unit: '%', baseline: null, target: '1', ...each },
        }));
        const missing = all.some(
          ({ result, measuredOn }) => result === null || (measuredOn ?? '') < pilotedFrom,
        );
        expect(areMeasured(all, pilotedFrom)).toBe(!missing);
      }),
    );
  });

  it('are decimals whatever their sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.nat(999_999), (whole, rest) => {
        expect([isDecimal(`${whole}`), isDecimal(`${whole}.${rest}`)]).toEqual([true, true]);
        expect([isDecimal(`${whole},${rest}`), isDecimal(`${whole}.`)]).toEqual([false, false]);
      }),
    );
  });
});
