import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { cefrLevels, type Level } from '../course/course.ts';
import { taught } from '../course/sample-courses.ts';
import type { NewLevel } from '../course-level/course-level.ts';
import type { Attending } from './sample-attending.ts';

const drawGain = weighted([
  [0, 25],
  [1, 65],
  [2, 10],
]);

/** Most are tested on entering; on leaving most who complete, and few who drop out. */
export function drawLevels(
  seed: number,
  index: number,
  { id, edition, life }: Attending,
): NewLevel[] {
  const to = taught[edition.taughtName];
  if (to.cefrLevel === null && to.digCompLevel === null) return [];
  const random = randomAt(seed, 'course level', index);
  const target = to.cefrLevel === null ? to.digCompLevel - 1 : cefrLevels.indexOf(to.cefrLevel);
  const from = Math.max(0, target - (random.chance(0.85) ? 1 : 0));
  const level = (moment: NewLevel['moment'], step: number, assessedOn: string): NewLevel => ({
    ...levelOf(to, step),
    courseEnrolmentId: id,
    moment,
    number: 1,
    assessedOn,
    method: random.chance(0.8) ? 'TEST' : 'INTERVIEW',
    reason: null,
    recordedAt: new Date(`${assessedOn}T16:00:00Z`),
  });
  const entry = random.chance(0.88) ? [level('ENTRY', from, life.openedOn)] : [];
  if (!isAssessedOnLeaving(random, life.state)) return entry;
  const exit = level('EXIT', from + drawGain(random), life.stateSince);
  return [...entry, exit, ...drawCorrection(random, exit)];
}

function isAssessedOnLeaving(random: Random, state: string): boolean {
  if (state === 'DROPPED') return random.chance(0.2);
  return ['COMPLETED', 'TESTED', 'CERTIFIED'].includes(state) && random.chance(0.9);
}

/** Few were typed wrongly, by one step. */
function drawCorrection(random: Random, wrong: NewLevel): NewLevel[] {
  const correctedOn = shiftDay(wrong.assessedOn, 10);
  if (!random.chance(0.03) || correctedOn > lastSampleDay) return [];
  const step =
    wrong.cefrLevel === null ? (wrong.digCompLevel ?? 1) - 1 : cefrLevels.indexOf(wrong.cefrLevel);
  const right = levelOf(wrong, step + 1);
  const recordedAt = new Date(`${correctedOn}T09:00:00Z`);
  return [{ ...wrong, ...right, number: 2, reason: 'TYPING_ERROR', recordedAt }];
}

/** On the scale of another; steps are counted from 0. */
function levelOf({ cefrLevel }: Level, step: number): Level {
  if (cefrLevel === null) return { cefrLevel: null, digCompLevel: step + 1 };
  return { cefrLevel: cefrLevels[step] ?? 'C2', digCompLevel: null };
}
