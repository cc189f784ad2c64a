import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import { coordinator } from '../../../../tests/viewers.ts';
import { act, aGrant, anAwardedCall, grantIn, paid } from '../../tests/grants.ts';
import { type GrantState, grantLifeCycle } from '../grant/grant.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const complete = (callId: string, asking: Asking = {}) =>
  mutate(
    community,
    'advanceCall',
    'call { state }',
    { callId, version: 1, act: 'COMPLETE', happenedOn: '2026-11-20' },
    { viewer: coordinator, ...asking },
  );

const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

const over: GrantState[] = ['DECLINED', 'CLOSED', 'RECOVERED'];
const states = new Set<GrantState>(['OFFERED']);
for (const { to } of Object.values(grantLifeCycle)) states.add(to);
const pending = [...states].filter((state) => !over.includes(state) && state !== 'REVOKED');

it.each(pending)('a call is not completed while a grant of it is %s', async (state) => {
  const callId = await anAwardedCall(community);
  await aGrant(community, { callId, ...grantIn('CLOSED') });
  await aGrant(community, { callId, ...grantIn(state) });
  expect(codeOf(await complete(callId))).toBe('GRANTS_UNSETTLED');
});

it('a call is completed once all of its grants are over, or without any', async () => {
  const callId = await anAwardedCall(community);
  for (const state of over) await aGrant(community, { callId, ...grantIn(state) });
  // Of another call.
  await aGrant(community);
  expect(await complete(callId)).toEqual({ call: { state: 'COMPLETED' }, errors: [] });
  const without = await complete(await anAwardedCall(community));
  expect(without.call).toEqual({ state: 'COMPLETED' });
});

it('a call waits for what is still to be paid back of a grant that is revoked, and for no more', async () => {
  const callId = await anAwardedCall(community);
  await aGrant(community, { callId, ...grantIn('REVOKED') });
  const advance = { kind: 'ADVANCE' as const, ...paid };
  const owing = await aGrant(community, { callId, ...grantIn('REVOKED') }, [
    advance,
    { kind: 'RECOVERY' },
  ]);
  const refused = await complete(callId, { language: 'it' });
  expect(refused.errors).toEqual([
    {
      code: 'GRANTS_UNSETTLED',
      path: ['input', 'act'],
      message: 'Prima occorre chiudere o recuperare tutti i contributi del bando.',
    },
  ]);
  await act(community, 'recoverGrant', owing.id, { paymentRef: 'REV-1' });
  expect((await complete(callId)).errors).toEqual([]);
});
