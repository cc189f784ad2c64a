import { expect, it } from '@jest/globals';
import { sampleCall } from '#community/call/sample-calls.ts';
import { drawGrants } from '#community/grant/sample-grants.ts';
import { centsOf } from '#shared/euro.ts';
import { sampleAssociations } from './associations.ts';

const plan = { seed: 1, associations: sampleAssociations };

it('grants what is left of the awarded call, in every state that follows an acceptance', () => {
  const drawn = drawGrants(plan);
  const states = new Set(drawn.map(({ row }) => row.state));
  expect([...states].toSorted()).toEqual([
    'ACCEPTED',
    'ADVANCE_PAID',
    'BALANCE_PAID',
    'CLOSED',
    'CONTRACTED',
    'RECOVERED',
    'REPORTED',
    'REVOKED',
    'RUNNING',
  ]);
  const granted = drawn.reduce((sum, { row }) => sum + centsOf(row.amount), 0n);
  expect(granted <= centsOf(sampleCall('quartieri-2025').row.budget)).toBe(true);
  expect(drawGrants(plan)).toEqual(drawn);
});
