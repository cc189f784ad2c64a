import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { type AskOptions, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  dataSteward,
  platform,
} from '../../../../tests/viewers.ts';
import { actingAs, addRecords, cpiEste, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { insertIntake } from './intake.repository.ts';
import { type IntakeAct, type IntakeState, intakeLifeCycle } from './intake.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const now = new Date('2026-11-23T09:00:00Z');

type Asking = AskOptions & { viewer?: Viewer };

async function mutate(name: string, input: object, { viewer, ...options }: Asking = {}) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      intake { id state openedOn channel languages mediatorNeeded needs version
        steps { act state happenedOn } }
      errors { ... on UserError { code path message } } } }`,
    { input },
    viewer ?? caseWorkerPadova,
    { now, ...options },
  );
  expect(errors).toEqual([]);
  return data[name];
}

async function opening(more: object = {}) {
  const [record] = await addRecords(employment, 1);
  return {
    personRecordId: record?.id,
    accessPointId: cpiPadova,
    channel: 'WALK_IN',
    languages: ['ben', 'ita'],
    mediatorNeeded: true,
    needs: ['LANGUAGE', 'WORK'],
    openedOn: '2026-02-02',
    ...more,
  };
}

const open = async (more: object = {}, options: Asking = {}) =>
  mutate('openIntake', await opening(more), options);

type Known = { id: string; version: number };
const advance = (known: Known, act: string, more: object = {}, options: Asking = {}) => {
  const named = { intakeId: known.id, version: known.version };
  return mutate('advanceIntake', { ...named, act, happenedOn: '2026-02-10', ...more }, options);
};

describe('an intake', () => {
  it('goes from the first contact to its end, and tells every step of it', async () => {
    const { intake, errors } = await open();
    expect(errors).toEqual([]);
    expect(intake).toMatchObject({
      state: 'OPEN',
      channel: 'WALK_IN',
      languages: ['ben', 'ita'],
      mediatorNeeded: true,
      needs: ['LANGUAGE', 'WORK'],
      steps: [{ act: null, state: 'OPEN', happenedOn: '2026-02-02' }],
    });
    const assessed = await advance(intake, 'ASSESS', { happenedOn: '2026-02-04' });
    const taken = await advance(assessed.intake, 'TAKE_ON');
    expect(taken.intake.steps).toEqual([
      { act: null, state: 'OPEN', happenedOn: '2026-02-02' },
      { act: 'ASSESS', state: 'ASSESSED', happenedOn: '2026-02-04' },
      { act: 'TAKE_ON', state: 'TAKEN_ON', happenedOn: '2026-02-10' },
    ]);
  });

  it('is read with the record, which tells what came to pass in all its cases', async () => {
    const input = await opening();
    const { intake } = await mutate('openIntake', input);
    const { data } = await employment.query(
      `query ($id: ID!) { personRecord(id: $id) { intakes { totalCount nodes { id } }
        caseSteps { caseType caseId act state happenedOn } } }`,
      { id: input.personRecordId },
      caseWorkerPadova,
    );
    expect(data.personRecord).toEqual({
      intakes: { totalCount: 1, nodes: [{ id: intake.id }] },
      caseSteps: [
        {
          caseType: 'Intake',
          caseId: intake.id,
          act: null,
          state: 'OPEN',
          happenedOn: '2026-02-02',
        },
      ],
    });
  });

  it('is not opened with what cannot be', async () => {
    const codes = [
      await open({ openedOn: '2126-01-01' }),
      await open({ openedOn: '2025-02-28' }),
      await open({ languages: ['it'] }),
      await open({ accessPointId: cpiEste }),
      await open({}, { viewer: caseWorkerTreviso }),
    ].map(({ intake, errors }) => [intake, errors[0].code, errors[0].path]);
    expect(codes).toEqual([
      [null, 'CASE_IN_FUTURE', ['input', 'openedOn']],
      [null, 'CASE_BEFORE_PROGRAMME', ['input', 'openedOn']],
      [null, 'LANGUAGE_MALFORMED', ['input', 'languages']],
      [null, 'ACCESS_POINT_NOT_FOUND', ['input', 'accessPointId']],
      [null, 'PERSON_RECORD_NOT_FOUND', ['input', 'personRecordId']],
    ]);
  });

  it('is refused what its version, its state, its days and its partner do not allow', async () => {
    const { intake } = await open();
    const codes = [
      await advance({ ...intake, version: 9 }, 'ASSESS'),
      await advance(intake, 'TAKE_ON'),
      await advance(intake, 'ASSESS', { happenedOn: '2126-01-01' }),
      await advance(intake, 'ASSESS', { happenedOn: '2026-02-01' }),
      await advance(intake, 'ASSESS', {}, { viewer: caseWorkerTreviso }),
    ].map(({ errors }) => errors[0].code);
    expect(codes).toEqual([
      'CASE_CHANGED',
      'CASE_STATE_FORBIDS',
      'CASE_IN_FUTURE',
      'CASE_TOO_EARLY',
      'CASE_NOT_FOUND',
    ]);
    const italian = await advance(intake, 'TAKE_ON', {}, { language: 'it' });
    expect(italian.errors[0].message).toBe('Lo stato attuale non lo consente.');
  });

  it('is visible to its partner and to the data steward, and to nobody else', async () => {
    const { intake } = await open();
    const seen = [];
    for (const viewer of [caseWorkerPadova, dataSteward, caseWorkerTreviso]) {
      const question = 'query ($id: ID!) { intake(id: $id) { id } }';
      const { data } = await employment.query(question, { id: intake.id }, viewer);
      seen.push(data.intake);
    }
    expect(seen).toEqual([{ id: intake.id }, { id: intake.id }, null]);
    const { errors } = await employment.query('{ intakes { totalCount } }', {}, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
  });
});

const states = ['OPEN', 'ASSESSED', 'TAKEN_ON', 'INFORMED', 'REFERRED', 'CLOSED'] as const;
const acts = Object.keys(intakeLifeCycle) as IntakeAct[];
const pairs = states.flatMap((state) => acts.map((act) => [act, state] as const));

it.each(pairs)('%s from %s is allowed or refused as the life cycle says', async (act, state) => {
  const id = await inState(state);
  const { intake, errors } = await advance({ id, version: 1 }, act);
  const { from, to }: { from: readonly string[]; to: string } = intakeLifeCycle[act];
  expect([intake?.state, errors[0]?.code]).toEqual(
    from.includes(state) ? [to, undefined] : [undefined, 'CASE_STATE_FORBIDS'],
  );
});

async function inState(state: IntakeState): Promise<string> {
  const [record] = await addRecords(employment, 1);
  if (!record) throw new Error('There is no record');
  const id = newId('intake');
  await actingAs(employment, platform, (tx) =>
    insertIntake(tx, {
      id,
      personRecordId: record.id,
      organisationId: record.ownerOrganisationId,
      accessPointId: cpiPadova,
      channel: 'PHONE',
      languages: ['ita'],
      mediatorNeeded: false,
      needs: ['WORK'],
      openedOn: '2026-02-02',
      state,
      stateSince: '2026-02-02',
      version: 1,
    }),
  );
  return id;
}
