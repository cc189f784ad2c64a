import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkOccupationCodes,
  checkSkillCodes,
  entryOfOccupation,
  entryOfSkill,
} from './coded-skill.ts';

const esco = (kind: string) => (uuid: string) => `http://data.europa.eu/esco/${kind}/${uuid}`;
const skill = fc.uuid().map(esco('skill'));
const occupation = fc.uuid().map(esco('occupation'));
const group = fc.stringMatching(/^\d{1,4}$/);

it('every skill of ESCO is one, and led to by its URI', () => {
  fc.assert(
    fc.property(fc.array(skill), (codes) => {
      expect(checkSkillCodes(codes).ok).toBe(true);
      expect(codes.map(entryOfSkill)).toEqual(
        codes.map((code) => ({ listName: 'ESCO_SKILL', code })),
      );
    }),
  );
});

it('an occupation is no skill, nor a skill an occupation', () => {
  fc.assert(
    fc.property(skill, occupation, (one, other) => {
      expect([checkSkillCodes([one, other]).ok, checkOccupationCodes([other, one]).ok]).toEqual([
        false,
        false,
      ]);
      expect([entryOfSkill(other), entryOfOccupation(one)]).toEqual([null, null]);
    }),
  );
});

it('a legacy URI of a group leads to the group of ISCO-08, whatever its level', () => {
  fc.assert(
    fc.property(group, (code) => {
      const uri = esco('isco')(`C${code}`);
      expect(checkOccupationCodes([uri]).ok).toBe(true);
      expect(entryOfOccupation(uri)).toEqual({ listName: 'ISCO_08', code });
    }),
  );
});

it.each([
  ['RRSP.12.3', true],
  ['2.5', true],
  ['A'.repeat(32), true],
  ['A'.repeat(33), false],
  ['', false],
  [' RRSP', false],
  ['Mario Rossi', false],
  ['http://data.europa.eu/esco/skill/S1.2', false],
  ['https://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000001', false],
])('the skill code "%s" is well formed: %s', (code, expected) => {
  expect(checkSkillCodes([code]).ok).toBe(expected);
});

it.each([
  ['6.1.2.1.0', true],
  ['6', true],
  ['6.1.2.1.0.1', false],
  ['muratore', false],
  ['http://data.europa.eu/esco/isco/7112', false],
])('the occupation code "%s" is well formed: %s', (code, expected) => {
  expect(checkOccupationCodes([code]).ok).toBe(expected);
  expect(entryOfOccupation(code)).toBeNull();
});
