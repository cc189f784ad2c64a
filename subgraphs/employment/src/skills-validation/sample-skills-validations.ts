import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { drawSkillsAssessments } from '../skills-assessment/sample-skills-assessments.ts';
import { skillsValidationCase } from './skills-validation.repository.ts';
import { skillsValidations } from './skills-validation.table.ts';
import type { SkillsValidationAct } from './skills-validation.ts';

const { type } = skillsValidationCase;

const drawEnd = weighted<SkillsValidationAct>([
  ['CERTIFY', 62],
  ['CERTIFY_PART', 26],
  ['FAIL', 12],
]);

/** A few have their skills certified, months after they were enrolled. */
export function sampleSkillsValidations({ seed }: PlannedPeople) {
  return sampleCases(type, skillsValidations, (person: PlannedPerson) => {
    const random = randomAt(seed, 'skills validation', person.index);
    if (!random.chance(0.06)) return [];
    const openedOn = shiftDay(person.enrolledOn, random.integer(30, 120));
    if (openedOn > lastSampleDay) return [];
    const life = live(skillsValidationCase, openedOn, inTurn(openedOn, drawActs(random)));
    const eqfLevel = random.integer(2, 4);
    const number = String(person.index).padStart(6, '0');
    const certifiedOn = dayOf(life, 'CERTIFY') ?? dayOf(life, 'CERTIFY_PART');
    const transparencyOn = dayOf(life, 'ISSUE_TRANSPARENCY_DOCUMENT');
    const validationOn = dayOf(life, 'ISSUE_VALIDATION_DOCUMENT');
    const row = {
      ...sampleCase(type, seed, person, life),
      profileCode: `SYN.P${eqfLevel}`,
      eqfLevel,
      accreditedBodyId: knownReferenceId('organisation', person.owner),
      skillsAssessmentId: drawSkillsAssessments(seed, person)[0]?.row.id ?? null,
      appliedOn: dayOf(life, 'APPLY'),
      validatedSkillCodes: validationOn ? [`SYN.0${random.integer(1, 5)}`] : [],
      transparencyNumber: transparencyOn && `DT-${number}`,
      transparencyOn,
      validationNumber: validationOn && `DV-${number}`,
      validationOn,
      certificateNumber: certifiedOn && `C-${number}`,
      certificateOn: certifiedOn,
    };
    const mistyped = random.chance(0.1)
      ? { field: 'eqfLevel', before: eqfLevel - 1, after: eqfLevel }
      : undefined;
    return [{ row, life, mistyped }];
  });
}

function drawActs(random: Random): [SkillsValidationAct, number][] {
  const applied: [SkillsValidationAct, number][] = [['APPLY', random.integer(1, 20)]];
  if (random.chance(0.1)) return [...applied, ['WITHDRAW', random.integer(5, 40)]];
  return [
    ...applied,
    ['IDENTIFY', random.integer(5, 30)],
    ['ISSUE_TRANSPARENCY_DOCUMENT', random.integer(20, 60)],
    ['ISSUE_VALIDATION_DOCUMENT', random.integer(10, 40)],
    [drawEnd(random), random.integer(10, 40)],
  ];
}
