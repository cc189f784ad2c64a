import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { seal } from '#shared/sealing/sealing.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import { sampleDataKey } from '../person/sample-data-key.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { transitionPathCase } from './transition-path.repository.ts';
import { transitionPaths } from './transition-path.table.ts';
import {
  placeOfHostName,
  type TransitionInterruption,
  type TransitionKind,
} from './transition-path.ts';

const { type } = transitionPathCase;

const drawReason = weighted<TransitionInterruption>([
  ['OTHER_WAY', 30],
  ['MOVED', 22],
  ['FAMILY', 18],
  ['HEALTH', 10],
  ['HOST_ENDED', 12],
  ['UNREACHABLE', 8],
]);

/** Some of the young go from school to work with a mentor; some others from one job to the next. */
export function sampleTransitionPaths({ seed, keys }: PlannedPeople) {
  return sampleCases(type, transitionPaths, (person: PlannedPerson) => {
    const random = randomAt(seed, 'transition path', person.index);
    const isYoung = person.age < 25;
    if (!random.chance(isYoung ? 0.25 : 0.05)) return [];
    const kind: TransitionKind = isYoung ? 'SCHOOL_TO_WORK' : random.pick(['JOB_TO_JOB', 'RETURN']);
    const openedOn = shiftDay(person.enrolledOn, random.integer(15, 90));
    const reason = random.chance(0.25) ? drawReason(random) : null;
    const acts = drawActs(random, reason);
    if (openedOn > lastSampleDay) return [];
    const life = live(transitionPathCase, openedOn, inTurn(openedOn, acts));
    const known = sampleCase(type, seed, person, life);
    const mentor = `sample-mentor-${random.integer(1, 30)}`;
    const words = `${isYoung ? 'Scuola' : 'Azienda'} di prova ${random.integer(1, 40)}`;
    const isKnown = random.chance(0.2);
    const key = sampleDataKey(keys, seed, person.index);
    const row = {
      ...known,
      kind,
      hostOrganisationId: isKnown ? knownReferenceId('organisation', person.owner) : null,
      hostName: isKnown ? null : seal(key, placeOfHostName(known.id), words),
      mentor,
      interruption: life.state === 'INTERRUPTED' ? reason : null,
    };
    const mistyped = random.chance(0.1)
      ? { field: 'mentor', before: 'sample-mentor-0', after: mentor }
      : undefined;
    return [{ row, life, mistyped }];
  });
}

function drawActs(random: Random, reason: TransitionInterruption | null) {
  const begun = ['ACTIVATE', random.integer(1, 20)] as const;
  const days = random.integer(60, 240);
  return [begun, reason ? (['INTERRUPT', days, reason] as const) : (['SUCCEED', days] as const)];
}
