import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { sampleId } from '#shared/sample/sample-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import { drawPlans } from '../individual-plan/sample-individual-plans.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { servicePactCase } from './service-pact.repository.ts';
import { pactPresences, servicePacts } from './service-pact.table.ts';
import { hasPactEnded, type ServicePact, type ServicePactAct } from './service-pact.ts';

const { type } = servicePactCase;

const drawActs = weighted<ServicePactAct[]>([
  [[], 6],
  [['LAPSE'], 6],
  [['SIGN'], 10],
  [['SIGN', 'BRING_INTO_FORCE'], 52],
  [['SIGN', 'BRING_INTO_FORCE', 'SUSPEND'], 6],
  [['SIGN', 'BRING_INTO_FORCE', 'END'], 14],
  [['SIGN', 'BRING_INTO_FORCE', 'LAPSE'], 6],
]);

/** Some of those who came to a CPI declared to be available for work. */
export function drawPacts(seed: number, person: PlannedPerson) {
  if (!person.accessPoint.startsWith('CPI-') || person.age < 18) return [];
  const random = randomAt(seed, 'service pact', person.index);
  const openedOn = shiftDay(person.enrolledOn, random.integer(0, 20));
  if (!random.chance(0.3) || openedOn > lastSampleDay) return [];
  const acts = drawActs(random).map((act) => [act, random.integer(2, 25)] as const);
  const life = live(servicePactCase, openedOn, inTurn(openedOn, acts));
  const row: ServicePact = {
    ...sampleCase(type, seed, person, life),
    signedOn: dayOf(life, 'SIGN'),
    profilingIndex: (random.integer(1500, 9800) / 10_000).toFixed(4),
    individualPlanId: drawPlans(seed, person)[0]?.row.id ?? null,
  };
  return [{ row, life }];
}

export function sampleServicePacts({ seed }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  const draw = (person: PlannedPerson) => drawPacts(seed, person);
  return [
    ...sampleCases(type, servicePacts, draw),
    sampleRowsOfPeople(pactPresences, (person: PlannedPerson) =>
      draw(person)
        .filter(({ row }) => !hasPactEnded(row))
        .map(({ row: { personRecordId } }) => {
          return { personRecordId, personId: sampleId('person', seed, person.index) };
        }),
    ),
  ];
}
