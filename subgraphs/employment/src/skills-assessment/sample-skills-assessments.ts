import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import type { CefrLevel } from '../course/course.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { skillsAssessmentCase } from './skills-assessment.repository.ts';
import { skillsAssessments } from './skills-assessment.table.ts';
import type { AssessedSkill, SkillLevel, SkillsAssessmentAct } from './skills-assessment.ts';

const { type } = skillsAssessmentCase;

const drawLevel = weighted<SkillLevel>([
  ['BASIC', 30],
  ['INTERMEDIATE', 45],
  ['ADVANCED', 20],
  ['EXPERT', 5],
]);

const drawItalian = weighted<CefrLevel>([
  ['ALFA', 6],
  ['PRE_A1', 14],
  ['A1', 30],
  ['A2', 28],
  ['B1', 15],
  ['B2', 7],
]);

/** Competences of DigComp and made-up codes of a repertory. */
const skills = ['1.1', '2.1', '2.6', '4.2', 'SYN.01', 'SYN.02', 'SYN.03', 'SYN.04', 'SYN.05'];

/** Groups of ISCO-08 in which many begin. */
const occupations = ['9112', '5120', '7112', '8344', '5322', '9321'].map(
  (code) => `http://data.europa.eu/esco/isco/C${code}`,
);

/** What some can do, a few weeks after they were enrolled. */
export function sampleSkillsAssessments({ seed }: PlannedPeople) {
  return sampleCases(type, skillsAssessments, (person) => drawSkillsAssessments(seed, person));
}

/** None or one. */
export function drawSkillsAssessments(seed: number, person: PlannedPerson) {
  const random = randomAt(seed, 'skills assessment', person.index);
  if (!random.chance(0.22)) return [];
  const openedOn = shiftDay(person.enrolledOn, random.integer(5, 30));
  if (openedOn > lastSampleDay) return [];
  const acts = inTurn<SkillsAssessmentAct>(openedOn, [
    ['BEGIN', random.integer(0, 7)],
    ['ASSESS', random.integer(3, 14)],
    ['SHARE', random.integer(1, 14)],
    ['CLOSE', random.integer(14, 60)],
  ]);
  const life = live(skillsAssessmentCase, openedOn, acts);
  const known = sampleCase(type, seed, person, life);
  if (dayOf(life, 'ASSESS') === null) return [{ row: { ...known, ...nothingFound }, life }];
  const found = drawFindings(random, person);
  const mistyped = random.chance(0.1)
    ? { field: 'occupationCodes', before: ['5'], after: found.occupationCodes }
    : undefined;
  return [{ row: { ...known, ...found }, life, mistyped }];
}

const nothingFound = { skills: [], occupationCodes: [], languages: [] };

function drawFindings(random: Random, { citizenshipCodes }: PlannedPerson) {
  const [home] = citizenshipCodes.filter((code) => code !== '999');
  const codes = new Set([random.pick(skills), random.pick(skills)]);
  return {
    skills: [...codes].map(
      (code): AssessedSkill => ({
        code,
        level: drawLevel(random),
        evidence: random.pick(['DECLARED', 'DOCUMENT', 'OBSERVATION'] as const),
        acquiredInCode: random.chance(0.6) && home !== undefined ? home : null,
      }),
    ),
    occupationCodes: [random.pick(occupations)],
    languages: [{ language: 'ita', level: drawItalian(random) }],
  };
}
