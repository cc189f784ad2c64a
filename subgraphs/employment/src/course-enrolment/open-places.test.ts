import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import { addEdition, addParticipants } from '../../tests/courses.ts';
import { cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { openPlaces } from '../course-edition/course-edition.ts';

// Places that are left are counted without reading enrolments, which are hidden from most who ask.

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = 'courseEnrolment { id state version transferredTo { id state version } }';

type Enrolled = { id: string; state: string; version: number; edition: string; person: string };

const input = (person: string, edition: string, waitIfFull: boolean) => ({
  ...{ personRecordId: person, courseEditionId: edition, waitIfFull },
  ...{ accessPointId: cpiPadova, openedOn: '2026-02-02' },
});

async function placesOf(edition: string) {
  const { data } = await employment.query(
    'query ($id: ID!) { courseEdition(id: $id) { places openPlaces } }',
    { id: edition },
  );
  return data.courseEdition;
}

const holding = ['ENROLLED', 'ATTENDING', 'COMPLETED', 'TESTED', 'CERTIFIED'];

describe('the last place', () => {
  it('goes to one of two who ask at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await addEdition(employment, { places: 1 });
      const people = await addParticipants(employment, 4);
      const answers = await Promise.all(
        people.map((person, index) =>
          mutate(employment, 'openCourseEnrolment', selection, input(person.id, id, index > 1)),
        ),
      );
      const outcomes = answers.map(
        ({ courseEnrolment, errors }) => courseEnrolment?.state ?? errors[0].code,
      );
      expect(outcomes.filter((outcome) => outcome === 'ENROLLED')).toHaveLength(1);
      const [first, second, ...waiting] = outcomes;
      expect(['ENROLLED', 'NO_PLACE_LEFT']).toContain(first);
      expect(['ENROLLED', 'NO_PLACE_LEFT']).toContain(second);
      for (const outcome of waiting) expect(['ENROLLED', 'WAITLISTED']).toContain(outcome);
      expect(await placesOf(id)).toEqual({ places: 1, openPlaces: 0 });
    }
  });

  it('is found by two who change places at once, without waiting for each other', async () => {
    const editions = [
      await addEdition(employment, { places: 2 }),
      await addEdition(employment, { places: 2 }),
    ];
    const people = await addParticipants(employment, 2);
    const enrolled = await Promise.all(
      people.map((person, index) =>
        mutate(
          employment,
          'openCourseEnrolment',
          selection,
          input(person.id, editions[index]?.id ?? '', false),
        ),
      ),
    );
    const moved = await Promise.all(
      enrolled.map(({ courseEnrolment: { id, version } }, index) =>
        mutate(employment, 'transferCourseEnrolment', selection, {
          ...{ courseEnrolmentId: id, version, happenedOn: '2026-02-10', waitIfFull: false },
          toCourseEditionId: editions[1 - index]?.id,
        }),
      ),
    );
    expect(moved.flatMap(({ errors }) => errors)).toEqual([]);
    for (const { id } of editions) expect(await placesOf(id)).toEqual({ places: 2, openPlaces: 1 });
  });
});

/** What is done to whom, each by a place among those that are there. */
const deed = fc.record({
  what: fc.constantFrom('open', 'wait', 'ENROL', 'ATTEND', 'COMPLETE', 'TEST', 'drop', 'transfer'),
  who: fc.nat(50),
  where: fc.nat(1),
});

describe('open places', () => {
  it('are those that no enrolment holds, whatever comes to pass', async () => {
    const people = await addParticipants(employment, 6);
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 25 }), async (deeds) => {
        const editions = [
          await addEdition(employment, { places: 2 }),
          await addEdition(employment, { places: 3 }),
        ];
        const known: Enrolled[] = [];
        for (const { what, who, where } of deeds) {
          await live(known, what, {
            person: people[who % people.length]?.id ?? '',
            edition: editions[where]?.id ?? '',
            enrolled: known[who % Math.max(1, known.length)],
          });
          for (const { id, places } of editions) {
            const taken = known.filter(
              ({ edition, state }) => edition === id && holding.includes(state),
            ).length;
            expect(taken).toBeLessThanOrEqual(places);
            expect(await placesOf(id)).toEqual({ places, openPlaces: places - taken });
          }
        }
      }),
      { numRuns: 8 },
    );
  }, 300_000);

  it('are none before an edition enrols, and after its lessons', () => {
    const places = { places: 5, placesTaken: 2 };
    const states = [
      'DRAFT',
      'PUBLISHED',
      'ENROLLING',
      'RUNNING',
      'EXAM',
      'CLOSED',
      'CANCELLED',
    ] as const;
    expect(states.map((state) => openPlaces({ state, ...places }))).toEqual([0, 0, 3, 3, 0, 0, 0]);
  });
});

type Touched = { person: string; edition: string; enrolled: Enrolled | undefined };

/** Does it through the schema, and keeps in mind what came of it; refusals change nothing. */
async function live(known: Enrolled[], what: string, { person, edition, enrolled }: Touched) {
  if (what === 'open' || what === 'wait') {
    const asked = input(person, edition, what === 'wait');
    const { courseEnrolment } = await mutate(employment, 'openCourseEnrolment', selection, asked);
    if (courseEnrolment) known.push({ ...courseEnrolment, edition, person });
    return;
  }
  if (!enrolled) return;
  const asked = {
    ...{ courseEnrolmentId: enrolled.id, version: enrolled.version, happenedOn: '2026-02-10' },
  };
  const [mutation, more] = mutationOf(what, edition);
  const answer = await mutate(employment, mutation, selection, { ...asked, ...more });
  const { courseEnrolment } = answer;
  if (!courseEnrolment) return;
  Object.assign(enrolled, courseEnrolment);
  if (what === 'transfer') {
    known.push({ ...courseEnrolment.transferredTo, edition, person: enrolled.person });
  }
}

function mutationOf(what: string, edition: string): [string, object] {
  if (what === 'drop') return ['dropCourseEnrolment', { reason: 'OTHER' }];
  const elsewhere = { toCourseEditionId: edition, waitIfFull: true };
  if (what === 'transfer') return ['transferCourseEnrolment', elsewhere];
  return ['advanceCourseEnrolment', { act: what }];
}
