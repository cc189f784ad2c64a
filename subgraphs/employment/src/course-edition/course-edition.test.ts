import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followedFeeds } from '#shared/change-feed/followed-feed.table.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import { addCourse, addCourseEnrolments, addEdition } from '../../tests/courses.ts';
import { cpiPadova, deskTreviso, entities, venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { comuneFollower, countryFollower } from '../governance-place/follow-places.ts';
import { upsertPlaces } from '../governance-place/governance-place.repository.ts';
import { placeKey } from '../governance-place/governance-place.ts';
import { courseEditionUndertaking } from './course-edition.repository.ts';
import type { CourseEdition } from './course-edition.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `courseEdition { id state version startsOn endsOn places openPlaces childcare venue times
  mode externalRef comune { code } accessPoint { id } course { id } steps { act state }
  corrections { field before after } }`;

const offered = {
  startsOn: '2027-01-11',
  endsOn: '2027-04-02',
  places: 18,
  childcare: true,
  comuneCode: '028060',
  accessPointId: cpiPadova,
  venue: "Centro per l'Impiego",
  times: ['EVENING', 'EVENING'],
  mode: 'BLENDED',
};

async function open(more: object = {}, options: Asking = {}) {
  const { id: courseId } = await addCourse(employment, { organisationId: venetoLavoro });
  return mutate(
    employment,
    'openCourseEdition',
    selection,
    { courseId, ...offered, ...more },
    options,
  );
}

const act = (courseEditionId: string, version: number, name: string) =>
  mutate(employment, 'advanceCourseEdition', selection, {
    ...{ courseEditionId, version, act: name, happenedOn: '2026-11-23' },
  });

const seenBy = async (id: string, viewer = anonymous) => {
  const { data } = await employment.query(
    'query ($id: ID!) { courseEdition(id: $id) { openPlaces } }',
    { id },
    viewer,
  );
  return data.courseEdition;
};

describe('an edition', () => {
  it('is drafted where nobody else sees it, then published; places are open once it enrols', async () => {
    const { courseEdition, errors } = await open();
    expect(errors).toEqual([]);
    const { comuneCode: _, accessPointId: __, ...told } = offered;
    expect(courseEdition).toMatchObject({
      ...told,
      times: ['EVENING'],
      state: 'DRAFT',
      openPlaces: 0,
      comune: { code: '028060' },
      accessPoint: { id: cpiPadova },
    });
    const { id } = courseEdition;
    expect([await seenBy(id), await seenBy(id, caseWorkerTreviso)]).toEqual([null, null]);
    expect(await seenBy(id, caseWorkerPadova)).toEqual({ openPlaces: 0 });
    await act(id, 1, 'PUBLISH');
    expect(await seenBy(id)).toEqual({ openPlaces: 0 });
    await act(id, 2, 'OPEN_ENROLMENT');
    expect(await seenBy(id)).toEqual({ openPlaces: 18 });
    await act(id, 3, 'START');
    const { courseEdition: closed } = await act(id, 4, 'CLOSE');
    expect(closed.openPlaces).toBe(0);
    expect(closed.steps.map((step: { state: string }) => step.state)).toEqual(
      'DRAFT PUBLISHED ENROLLING RUNNING CLOSED'.split(' '),
    );
  });

  it('is published after its course', async () => {
    const { id: courseId } = await addCourse(employment, {
      ...{ organisationId: venetoLavoro, state: 'DRAFT' },
    });
    const { courseEdition } = await open({ courseId });
    expect((await act(courseEdition.id, 1, 'PUBLISH')).errors).toEqual([
      expect.objectContaining({ code: 'COURSE_NOT_PUBLISHED', path: ['input', 'act'] }),
    ]);
  });

  it.each([
    ['COURSE_NOT_FOUND', { courseId: newId('course') }, 'courseId'],
    ['COURSE_PERIOD_MALFORMED', { endsOn: '2027-01-10' }, 'endsOn'],
    ['COURSE_PERIOD_MALFORMED', { endsOn: '2029-01-10' }, 'endsOn'],
    ['COURSE_PERIOD_MALFORMED', { startsOn: '2025-02-28' }, 'endsOn'],
    ['PLACES_MALFORMED', { places: 0 }, 'places'],
    ['PLACES_MALFORMED', { places: 1001 }, 'places'],
    ['COURSE_PLACE_MISSING', { comuneCode: null }, 'comuneCode'],
    ['COMUNE_CODE_MALFORMED', { comuneCode: 'G224' }, 'comuneCode'],
    ['VENUE_MALFORMED', { venue: ' ' }, 'venue'],
    ['ACCESS_POINT_NOT_FOUND', { accessPointId: deskTreviso }, 'accessPointId'],
    ['EXTERNAL_REF_MALFORMED', { externalRef: ' x' }, 'externalRef'],
  ])('is refused with %s for %j', async (code, more, field) => {
    const { courseEdition, errors } = await open(more);
    expect([courseEdition, errors]).toEqual([
      null,
      [expect.objectContaining({ code, path: ['input', field] })],
    ]);
  });

  it('is of a course of its own provider that is not withdrawn', async () => {
    const courses = [
      await addCourse(employment),
      await addCourse(employment, { organisationId: venetoLavoro, state: 'WITHDRAWN' }),
    ];
    for (const { id: courseId } of courses) {
      expect((await open({ courseId })).errors[0].code).toBe('COURSE_NOT_FOUND');
    }
  });

  it('needs no comune where it is held online alone, and has a name of its own', async () => {
    const online = { mode: 'ONLINE', comuneCode: null, accessPointId: null, externalRef: 'E-1' };
    const { courseEdition } = await open(online);
    expect(courseEdition).toMatchObject({ comune: null, accessPoint: null, externalRef: 'E-1' });
    expect((await open(online)).errors[0].code).toBe('EXTERNAL_REF_TAKEN');
  });

  it('is corrected, and leaves everybody the place they have', async () => {
    const edition = await addEdition(employment, { organisationId: venetoLavoro, places: 5 });
    await addCourseEnrolments(employment, edition, 3);
    const correct = (change: object, version = 1) =>
      mutate(employment, 'correctCourseEdition', selection, {
        ...{ courseEditionId: edition.id, version, reason: 'OTHER', ...change },
      });
    const { courseEdition } = await correct({ places: 3, venue: 'Biblioteca' });
    expect(courseEdition).toMatchObject({ places: 3, openPlaces: 0, venue: 'Biblioteca' });
    expect(courseEdition.corrections).toHaveLength(2);
    const refused = [
      await correct({ places: 2 }, 2),
      await correct({ places: 0 }, 2),
      await correct({ endsOn: '2020-01-01' }, 2),
      await correct({ venue: '' }, 2),
      await correct({ places: 3 }, 2),
      await correct({ places: 9 }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual([
      'PLACES_TAKEN',
      'PLACES_MALFORMED',
      'COURSE_PERIOD_MALFORMED',
      'VENUE_MALFORMED',
      'NOTHING_CORRECTED',
      'CASE_CHANGED',
    ]);
  });

  it('is written by nobody without the right', async () => {
    const document = `mutation ($input: OpenCourseEditionInput!) {
      openCourseEdition(input: $input) { courseEdition { id } } }`;
    const input = { courseId: newId('course'), ...offered };
    const { errors } = await employment.query(document, { input }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'course:write', code: 'FORBIDDEN' });
  });
});

describe('an edition', () => {
  describeUndertaking({
    bench: () => employment,
    kind: courseEditionUndertaking,
    complete: async (begun): Promise<CourseEdition> => {
      const { id: courseId } = await addCourse(employment, { organisationId: venetoLavoro });
      return {
        ...begun,
        ...{ courseId, kind: 'LANGUAGE', cefrLevel: 'A2', placesTaken: 0, places: 9 },
        ...{ startsOn: '2026-02-09', endsOn: '2026-06-01', childcare: false, venue: null },
        ...{ comuneCode: '028060', accessPointId: null, times: ['MORNING'], mode: 'IN_PERSON' },
        placeId: null,
      };
    },
  });
});

describe('the editions of what other domains own', () => {
  it('are those of a comune, a province, a served territory and a provider', async () => {
    const online = { comuneCode: null, mode: 'ONLINE', accessPointId: null } as const;
    const inFeltre = await addEdition(employment, { comuneCode: '025021', accessPointId: null });
    const atTheDesk = await addEdition(employment, { ...online, accessPointId: deskTreviso });
    await addEdition(employment, online);
    const editionsOf = async (representation: object) => {
      const { data, errors } = await employment.query(
        entities(`... on Territory { courseEditions(first: 100) { nodes { id } } }
          ... on Organisation { courseEditions(first: 100) { totalCount } courses { totalCount } }`),
        { representations: [representation] },
      );
      expect(errors).toEqual([]);
      return data._entities[0];
    };
    const idsIn = async (level: string, code: string) =>
      (await editionsOf({ __typename: 'Territory', level, code })).courseEditions.nodes.map(
        ({ id }: { id: string }) => id,
      );
    expect(await idsIn('COMUNE', '025021')).toEqual([inFeltre.id]);
    expect(await idsIn('PROVINCE', '025')).toEqual([inFeltre.id]);
    expect(await idsIn('ATS', 'VEN_09')).toContain(atTheDesk.id);
    expect(await idsIn('ATS', 'VEN_09')).not.toContain(inFeltre.id);
    expect(await idsIn('ATS', '025021')).toEqual([]);
    const { courseEditions, courses } = await editionsOf({
      __typename: 'Organisation',
      id: inFeltre.organisationId,
    });
    expect(courseEditions.totalCount).toBeGreaterThanOrEqual(3);
    expect(courses.totalCount).toBeGreaterThanOrEqual(3);
  });
});

describe('the comune of an edition, once governance was read', () => {
  beforeAll(async () => {
    const places = [
      { key: placeKey('COMUNE', '028060'), validTo: null },
      { key: placeKey('COMUNE', '028020'), validTo: '2027-02-01' },
      { key: placeKey('COMUNE', '028021'), validTo: '2027-01-11' },
    ].map((place) => ({ ...place, id: place.key, usableAs: [], cadastralCodes: [] }));
    const feeds = [comuneFollower, countryFollower].map(({ name }) => ({ name, cursor: 'read' }));
    await actingAs(employment, platform, async (tx) => {
      await upsertPlaces(
        tx,
        places.map((place) => ({ ...place, validFrom: '2020-01-01', followedAt: new Date() })),
      );
      await tx.insert(followedFeeds).values(feeds);
    });
  });

  it.each([
    ['028060', undefined],
    ['028020', undefined],
    ['028021', 'COMUNE_NOT_IN_FORCE'],
    ['028999', 'COMUNE_UNKNOWN'],
    // Of a province of which nothing is known.
    ['015146', undefined],
  ])('%s is answered with %s', async (comuneCode, code) => {
    const { errors } = await open({ comuneCode });
    expect(errors[0]?.code).toBe(code);
    if (code) expect(errors[0].path).toEqual(['input', 'comuneCode']);
  });
});
