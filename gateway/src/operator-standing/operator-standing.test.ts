import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeStanding, type OperatorStanding } from './operator-standing.ts';

const here = 'access_point_01h00000000000000000000000';
const elsewhere = 'access_point_01h00000000000000000000001';
const at = (standing: Partial<OperatorStanding>): OperatorStanding => ({
  state: 'ACTIVE',
  role: 'CASE_WORKER',
  accessPointId: here,
  ...standing,
});
const caseWorker = { role: 'CASE_WORKER', accessPoint: here } as const;

describe('the employer’s word against a token', () => {
  it.each([
    ['not at work yet', [at({ state: 'INVITED' })], 'INVITED'],
    ['suspended', [at({ state: 'SUSPENDED' })], 'SUSPENDED'],
    ['gone', [at({ state: 'LEFT' })], 'LEFT'],
    [
      'gone and suspended elsewhere',
      [at({ state: 'LEFT' }), at({ state: 'SUSPENDED' })],
      'SUSPENDED',
    ],
    ['a trainer by now', [at({ role: 'TRAINER' })], 'ROLE_CHANGED'],
    ['at another place by now', [at({ accessPointId: elsewhere })], 'PLACE_CHANGED'],
    ['at no place by now', [at({ accessPointId: null })], 'PLACE_CHANGED'],
  ] as const)('refuses who is %s', (_, known, refusal) => {
    expect(judgeStanding(caseWorker, known)).toBe(refusal);
  });

  it('is not asked where the employer keeps no such operator', () => {
    expect(judgeStanding(caseWorker, [])).toBeUndefined();
  });

  it('lets in who has come back after leaving', () => {
    expect(judgeStanding(caseWorker, [at({ state: 'LEFT' }), at({})])).toBeUndefined();
  });

  it('lets in nobody of whom there is a record and none is active', () => {
    const state = fc.constantFrom('INVITED', 'SUSPENDED', 'LEFT', 'ACTIVE');
    const role = fc.constantFrom('CASE_WORKER', 'TRAINER', 'OTHER');
    const accessPointId = fc.constantFrom(here, elsewhere, null);
    const standing: fc.Arbitrary<OperatorStanding> = fc.record({ state, role, accessPointId });
    fc.assert(
      fc.property(fc.array(standing, { minLength: 1 }), (known) => {
        const active = known.find((each) => each.state === 'ACTIVE');
        const isWhatTheTokenSays = active?.role === 'CASE_WORKER' && active.accessPointId === here;
        expect(judgeStanding(caseWorker, known) === undefined).toBe(isWhatTheTokenSays);
      }),
    );
  });
});
