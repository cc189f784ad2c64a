import { readFileSync } from 'node:fs';
import { sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import { drawPlans } from '../individual-plan/sample-individual-plans.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { autonomyAssessments } from './autonomy-assessment.table.ts';
import type { AssessmentMoment } from './autonomy-assessment.ts';
import type { AutonomyInstrument } from './autonomy-instrument.ts';
import { parseInstruments } from './autonomy-instrument-file.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../data/${name}.csv`, import.meta.url), 'utf8');

/** Whoever has a plan is assessed as it begins, and again as it ends well. */
export function sampleAutonomyAssessments(
  plan: PlannedPeople,
): SampleRowsOfPeople<PlannedPerson>[] {
  const [instrument] = parseInstruments(read('autonomy-instruments'), read('autonomy-dimensions'));
  if (!instrument) throw new Error('There is no instrument to assess by');
  return [
    sampleRowsOfPeople(autonomyAssessments, (person: PlannedPerson) => {
      const [drawn] = drawPlans(plan.seed, person);
      if (!drawn) return [];
      const known = drawn.row;
      const random = randomAt(plan.seed, 'autonomy', person.index);
      return assessmentsOf(random, instrument, known).map((assessment, number) => ({
        ...assessment,
        id: sampleId('autonomy_assessment', plan.seed, person.index, number),
        individualPlanId: known.id,
        instrumentCode: instrument.code,
        instrumentVersion: instrument.version,
        reason: null,
        recordedAt: new Date(`${assessment.assessedOn}T16:00:00Z`),
      }));
    }),
  ];
}

function assessmentsOf(
  random: Random,
  { dimensions }: AutonomyInstrument,
  { openedOn, state, stateSince }: IndividualPlan,
) {
  const entry = dimensions.map(({ code, minimum }) => ({
    dimension: code,
    score: minimum + random.integer(0, 2),
  }));
  const exit = dimensions.map(({ code, maximum }, index) => ({
    dimension: code,
    score: Math.min(maximum, (entry[index]?.score ?? 0) + random.integer(0, 2)),
  }));
  const hasEndedWell = state === 'ACHIEVED' || state === 'PARTLY_ACHIEVED';
  const first = { moment: 'ENTRY' as AssessmentMoment, assessedOn: openedOn, scores: entry };
  const last = { moment: 'EXIT' as AssessmentMoment, assessedOn: stateSince, scores: exit };
  return hasEndedWell ? [first, last] : [first];
}
