import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import { contactPadova, contactUnipd, dashboard } from '../../../../tests/viewers.ts';
import { addProgramme, addTrainingEdition, unipd, unive } from '../../tests/training.ts';
import { loadReference } from '../load-reference.ts';
import { trainingEditionUndertaking } from './training-edition.repository.ts';

let governance: Bench;
let programmeId: string;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
  programmeId = (await addProgramme(governance)).id;
});
afterAll(() => governance.close());

const viewer = contactUnipd;
const selection = `trainingEdition { id state version startsOn endsOn places openPlaces comune { name }
  trainingProgramme { topicIt } sessions { topic minutes } corrections { field } }`;
const period = { startsOn: '2026-03-02', endsOn: '2026-05-29' };

const open = (more: object = {}) =>
  mutate(
    governance,
    'openTrainingEdition',
    selection,
    { trainingProgrammeId: programmeId, ...period, places: 12, comuneCode: '028060', ...more },
    { viewer },
  );

describe('a training edition', () => {
  it('is scheduled at a place, and offers places once it enrols', async () => {
    const { trainingEdition, errors } = await open({ openedOn: '2026-02-02' });
    expect(errors).toEqual([]);
    expect(trainingEdition).toMatchObject({
      ...{ state: 'SCHEDULED', openPlaces: 0, comune: { name: 'Padova' } },
      trainingProgramme: { topicIt: 'Accoglienza' },
    });
    const { trainingEdition: enrolling } = await mutate(
      governance,
      'advanceTrainingEdition',
      selection,
      {
        ...{ trainingEditionId: trainingEdition.id, version: 1 },
        ...{ act: 'OPEN_ENROLMENT', happenedOn: '2026-02-09' },
      },
      { viewer },
    );
    expect(enrolling.openPlaces).toBe(12);
  });

  it.each([
    ['TRAINING_PERIOD_MALFORMED', { endsOn: '2026-03-01' }, 'endsOn'],
    ['TRAINING_PERIOD_MALFORMED', { startsOn: '2025-02-28' }, 'endsOn'],
    ['TRAINING_PLACES_MALFORMED', { places: 0 }, 'places'],
    ['TRAINING_PLACE_UNFIT', { comuneCode: null }, 'comuneCode'],
    ['TRAINING_COMUNE_UNKNOWN', { comuneCode: '999999' }, 'comuneCode'],
  ])('is refused with %s for %j', async (code, more, field) => {
    const { errors } = await open(more);
    expect(errors).toEqual([expect.objectContaining({ code, path: ['input', field] })]);
  });

  it('is of a scheduled programme of its provider', async () => {
    const { id: draft } = await addProgramme(governance, { state: 'DRAFT' });
    const { id: other } = await addProgramme(governance, { organisationId: unive });
    for (const trainingProgrammeId of [draft, other]) {
      expect((await open({ trainingProgrammeId })).errors[0].code).toBe(
        'TRAINING_PROGRAMME_NOT_FOUND',
      );
    }
  });

  it('is corrected without taking a place from anybody', async () => {
    const { id } = await addTrainingEdition(governance, { placesTaken: 5 });
    const correct = (more: object) =>
      mutate(
        governance,
        'correctTrainingEdition',
        selection,
        { trainingEditionId: id, version: 1, reason: 'OTHER', ...more },
        { viewer },
      );
    const refused = [
      await correct({ places: 4 }),
      await correct({ places: 1001 }),
      await correct({ endsOn: '2026-01-01' }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual([
      'TRAINING_PLACES_TAKEN',
      'TRAINING_PLACES_MALFORMED',
      'TRAINING_PERIOD_MALFORMED',
    ]);
    const { trainingEdition } = await correct({ places: 5 });
    expect(trainingEdition).toMatchObject({ openPlaces: 0, corrections: [{ field: 'places' }] });
  });

  it('takes as many statements for 100 as for 20', async () => {
    for (let index = 0; index < 100; index += 1) {
      await addTrainingEdition(governance, { trainingProgrammeId: programmeId });
    }
    const document = `query ($first: Int, $filter: TrainingEditionFilter) {
      trainingEditions(first: $first, filter: $filter) { totalCount nodes { comune { name }
        organisation { name } trainingProgramme { topicEn } sessions { heldOn } steps { act } } } }`;
    const filter = {
      ...{ trainingProgrammeId: programmeId, state: ['ENROLLING'], organisationId: unipd },
      ...{ startsFrom: '2026-02-01', startsBefore: '2026-03-01' },
    };
    const ask = (first: number) => governance.query(document, { first, filter }, dashboard);
    const [few, many] = [await ask(20), await ask(100)];
    expect(many.data.trainingEditions.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});

describe('a training session', () => {
  const plan = (more: object, as = viewer) =>
    mutate(
      governance,
      'planTrainingSession',
      'trainingSession { id version heldOn minutes trainingEdition { state } attendance { minutes } }',
      { heldOn: '2026-02-16', minutes: 240, topic: 'Ascolto', ...more },
      { viewer: as },
    );

  it('is planned within its edition, and moved', async () => {
    const { id: trainingEditionId } = await addTrainingEdition(governance);
    const { trainingSession } = await plan({ trainingEditionId });
    expect(trainingSession).toMatchObject({ version: 1, minutes: 240, attendance: [] });
    const move = (more: object, as = viewer) =>
      mutate(
        governance,
        'moveTrainingSession',
        'trainingSession { version heldOn }',
        {
          ...{ trainingSessionId: trainingSession.id, version: 1 },
          ...{ heldOn: '2026-02-23', minutes: 180, ...more },
        },
        { viewer: as },
      );
    const refused = [
      await move({}, contactPadova),
      await move({ version: 3 }),
      await move({ heldOn: '2027-01-01' }),
      await move({ minutes: 0 }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual([
      'TRAINING_SESSION_NOT_FOUND',
      'CASE_CHANGED',
      'SESSION_OUTSIDE_EDITION',
      'TRAINING_SESSION_MALFORMED',
    ]);
    expect((await move({})).trainingSession).toEqual({ version: 2, heldOn: '2026-02-23' });
  });

  it('is refused where it cannot be held', async () => {
    const { id: trainingEditionId } = await addTrainingEdition(governance);
    const { id: ended } = await addTrainingEdition(governance, { state: 'COMPLETED' });
    const refused = [
      await plan({ trainingEditionId }, contactPadova),
      await plan({ trainingEditionId: ended }),
      await plan({ trainingEditionId, heldOn: '2025-01-01' }),
      await plan({ trainingEditionId, topic: '' }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual([
      'TRAINING_EDITION_NOT_FOUND',
      'CASE_STATE_FORBIDS',
      'SESSION_OUTSIDE_EDITION',
      'TRAINING_SESSION_MALFORMED',
    ]);
  });
});

describe('a training edition', () => {
  describeUndertaking({
    bench: () => governance,
    kind: trainingEditionUndertaking,
    complete: (begun) => ({
      ...{ ...begun, ...period, trainingProgrammeId: programmeId },
      ...{ places: 10, placesTaken: 0, comuneCode: '028060' },
    }),
    organisationId: unipd,
    viewer,
    stranger: contactPadova,
  });
});
