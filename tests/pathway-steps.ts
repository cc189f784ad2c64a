import { dateInItaly } from '#shared/clock.ts';
import { fromOctober, italian } from './pathway-facts.ts';
import type { Teller, Told } from './storyteller.ts';

/** Courses and their editions know no other day for their acts than today. */
export const today = dateInItaly(new Date());

/** A course of Italian, and an edition of it in which people can be enrolled. */
export async function offerCourse(provider: Teller): Promise<Told> {
  const course = await provider.begin('openCourse', 'Course', italian);
  await provider.advance(course, [['PUBLISH', today]]);
  const offered = { courseId: course.id, ...fromOctober };
  const edition = await provider.begin('openCourseEdition', 'CourseEdition', offered);
  return provider.advance(edition, [
    ['PUBLISH', today],
    ['OPEN_ENROLMENT', today],
  ]);
}

/** Two lessons, to the second of which she comes half an hour late. */
export async function holdLessons(provider: Teller, edition: Told, learning: Told): Promise<void> {
  const held = [
    ['2025-10-13', 120],
    ['2025-10-15', 90],
  ] as const;
  for (const [heldOn, minutes] of held) {
    const lesson = await provider.begin('planLesson', 'Lesson', {
      ...{ courseEditionId: edition.id, heldOn, startTime: '09:30', minutes: 120 },
      topic: 'In the kitchen',
    });
    await provider.begin('recordAttendance', 'Lesson', {
      lessonId: lesson.id,
      entries: [{ courseEnrolmentId: learning.id, minutes, excused: false }],
    });
  }
}

type Goal = { id: string; area: string; actions: { id: string }[] };

export async function goalOf(teller: Teller, { id }: Told, area: string): Promise<Goal> {
  const { data } = await teller.read(
    'query ($id: ID!) { individualPlan(id: $id) { goals { id area actions { id } } } }',
    { id },
  );
  return data.individualPlan.goals.find((goal: Goal) => goal.area === area);
}

/** What was to be done for it is done, and the goal reached. */
export async function reachGoal(teller: Teller, plan: Told, area: string, settledOn: string) {
  const { id: planGoalId, actions } = await goalOf(teller, plan, area);
  let known = plan;
  for (const { id: planActionId } of actions) {
    const done = { planActionId, outcome: 'DONE', settledOn };
    known = await teller.goOn(known, 'settlePlanAction', done);
  }
  return teller.goOn(known, 'settlePlanGoal', { planGoalId, outcome: 'REACHED', settledOn });
}

export type Change = { entityType: string; entityId: string; version: number };

/** All changes after a place in the feed, page by page. */
export async function followFrom(teller: Teller, head: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (let after = head, more = true; more; ) {
    const { data } = await teller.read(
      `query ($after: String) { employmentChanges(first: 20, after: $after) {
        nodes { entityType entityId version } pageInfo { endCursor hasNextPage } } }`,
      { after },
    );
    const { nodes, pageInfo } = data.employmentChanges;
    changes.push(...nodes);
    ({ endCursor: after, hasNextPage: more } = pageInfo);
  }
  return changes;
}
