import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import { anonymous, contactPadova, contactUnipd, dashboard } from '../../../../tests/viewers.ts';
import { addProgramme, addTrainingEdition, unipd, unive } from '../../tests/training.ts';
import { loadReference } from '../load-reference.ts';
import { trainingProgrammeUndertaking } from './training-programme.repository.ts';
import { attendedEnough, type TrainingProgramme } from './training-programme.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

const selection = `trainingProgramme { id state version topicIt hours audience mode minAttendance
  organisation { name } steps { act } corrections { field before } }`;

const told = {
  ...{ topicIt: 'Casa e abitare', topicEn: 'Housing and living', hours: 12 },
  ...{ audience: 'ALL_OPERATORS', mode: 'ONLINE', minAttendance: 70 },
};

const open = (more: object = {}, options: Asking = {}) =>
  mutate(
    governance,
    'openTrainingProgramme',
    selection,
    { ...told, ...more },
    {
      viewer: contactUnipd,
      ...options,
    },
  );

const seenBy = async (id: string, viewer = contactPadova) => {
  const document = `query ($id: ID!) { trainingProgramme(id: $id) { topicIt }
    trainingProgrammes(first: 100) { nodes { id } } }`;
  const { data } = await governance.query(document, { id }, viewer);
  return Boolean(data?.trainingProgramme);
};

describe('a training programme', () => {
  it('is drafted where its provider alone sees it, and scheduled for all partners', async () => {
    const { trainingProgramme, errors } = await open({ openedOn: '2026-02-02' });
    expect(errors).toEqual([]);
    const { id } = trainingProgramme;
    expect(trainingProgramme).toMatchObject({ state: 'DRAFT', hours: 12, steps: [{ act: null }] });
    expect([await seenBy(id), await seenBy(id, contactUnipd)]).toEqual([false, true]);
    await mutate(
      governance,
      'advanceTrainingProgramme',
      selection,
      { ...{ trainingProgrammeId: id, version: 1, act: 'SCHEDULE' }, happenedOn: '2026-02-09' },
      { viewer: contactUnipd },
    );
    expect([await seenBy(id), await seenBy(id, dashboard)]).toEqual([true, true]);
    expect(await seenBy(id, anonymous)).toBe(false);
  });

  it('stays hidden when its draft is cancelled, and is seen to be cancelled once it was scheduled', async () => {
    const cancel = async (id: string, version: number) =>
      mutate(
        governance,
        'advanceTrainingProgramme',
        'trainingProgramme { state }',
        { trainingProgrammeId: id, version, act: 'CANCEL', happenedOn: '2026-11-23' },
        { viewer: contactUnipd },
      );
    const { trainingProgramme: draft } = await open();
    await cancel(draft.id, 1);
    expect([await seenBy(draft.id), await seenBy(draft.id, contactUnipd)]).toEqual([false, true]);
    const { trainingProgramme: other } = await open();
    await mutate(
      governance,
      'advanceTrainingProgramme',
      'trainingProgramme { state }',
      { trainingProgrammeId: other.id, version: 1, act: 'SCHEDULE', happenedOn: '2026-11-23' },
      { viewer: contactUnipd },
    );
    await cancel(other.id, 2);
    expect(await seenBy(other.id)).toBe(true);
  });

  it.each([
    ['TRAINING_TOPIC_MALFORMED', { topicEn: '' }, 'topicIt'],
    ['TRAINING_HOURS_MALFORMED', { hours: 0 }, 'hours'],
    ['MIN_ATTENDANCE_MALFORMED', { minAttendance: 101 }, 'minAttendance'],
  ])('is refused with %s for %j', async (code, more, field) => {
    const { errors } = await open(more);
    expect(errors).toEqual([expect.objectContaining({ code, path: ['input', field] })]);
  });

  it('is of those who train, and of nobody without the right', async () => {
    const { errors } = await open({}, { viewer: contactPadova });
    expect(errors[0].code).toBe('TRAINING_PROVIDER_UNFIT');
    const document = `mutation ($input: OpenTrainingProgrammeInput!) {
      openTrainingProgramme(input: $input) { trainingProgramme { id } } }`;
    const forbidden = await governance.query(document, { input: told }, dashboard);
    expect(forbidden.errors[0]?.extensions).toMatchObject({ scope: 'governance:write' });
  });

  it('is corrected in its topic, and tells what it said before', async () => {
    const { id } = await addProgramme(governance);
    const correct = (more: object) =>
      mutate(
        governance,
        'correctTrainingProgramme',
        selection,
        { trainingProgrammeId: id, version: 1, reason: 'TYPING_ERROR', ...more },
        { viewer: contactUnipd },
      );
    expect((await correct({ topicIt: ' ' })).errors[0].code).toBe('TRAINING_TOPIC_MALFORMED');
    expect((await correct({ topicIt: 'Accoglienza' })).errors[0].code).toBe('NOTHING_CORRECTED');
    const { trainingProgramme } = await correct({ topicIt: 'Ascolto' });
    expect(trainingProgramme.corrections).toEqual([{ field: 'topicIt', before: '"Accoglienza"' }]);
  });

  it('is found by audience, mode, state and provider, with its editions', async () => {
    const { id } = await addProgramme(governance, {
      ...{ audience: 'MANAGERS', mode: 'BLENDED', organisationId: unive },
    });
    await addTrainingEdition(governance, { trainingProgrammeId: id, organisationId: unive });
    const find = async (filter: object) => {
      const { data, errors } = await governance.query(
        `query ($filter: TrainingProgrammeFilter) { trainingProgrammes(filter: $filter) {
          nodes { id editions { totalCount nodes { openPlaces comune { name } } } } } }`,
        { filter },
        dashboard,
      );
      expect(errors).toEqual([]);
      return data.trainingProgrammes.nodes;
    };
    const wanted = { audience: ['MANAGERS'], mode: ['BLENDED'], organisationId: unive };
    const editions = { totalCount: 1, nodes: [{ openPlaces: 20, comune: { name: 'Padova' } }] };
    expect(await find({ ...wanted, state: ['SCHEDULED'] })).toEqual([{ id, editions }]);
    expect(await find({ ...wanted, organisationId: unipd })).toEqual([]);
  });
});

describe('a training programme', () => {
  describeUndertaking({
    bench: () => governance,
    kind: trainingProgrammeUndertaking,
    complete: (begun): TrainingProgramme => ({
      ...begun,
      ...{ topicIt: 'Salute', topicEn: 'Health', hours: 16, minAttendance: 75 },
      ...{ audience: 'MEDIATORS', mode: 'ONLINE' },
    }),
    organisationId: unipd,
    viewer: contactUnipd,
    stranger: contactPadova,
  });
});

it('enough is attended by whoever reaches the share that is asked for, to the minute', () => {
  const programmes = fc.record({
    hours: fc.integer({ min: 1, max: 500 }),
    minAttendance: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(programmes, fc.nat(30_000), (programme, minutes) => {
      const least = Math.ceil((programme.hours * 60 * programme.minAttendance) / 100);
      expect(attendedEnough(programme, minutes)).toBe(minutes >= least);
    }),
  );
});
