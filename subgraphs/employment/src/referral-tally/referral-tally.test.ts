import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/clock.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseNow } from '../../../../tests/undertakings.ts';
import { caseWorkerPadova, dashboard } from '../../../../tests/viewers.ts';
import {
  addRecords,
  comuneTreviso,
  comuneVenezia,
  entities,
  venetoLavoro,
} from '../../tests/fixtures.ts';
import { addReferral, addSharing, advance, send } from '../../tests/referrals.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { quarterOf, tallyQuarters } from './referral-tally.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const signed = (...ids: string[]) => ({
  __typename: 'Memorandum',
  id: 'memorandum_01kah0000000000000000000ab',
  signedBy: ids.map((id) => ({ id })),
  inForceFrom: '2026-02-10',
});

async function ask(representations: object[], viewer = dashboard, now = caseNow) {
  const document = entities(
    '... on Memorandum { referrals { quarterStartsOn sent accepted isAfter } }',
  );
  const answer = await employment.query(document, { representations }, viewer, { now });
  const all = answer.data?._entities?.map((each: { referrals: unknown }) => each?.referrals);
  return { ...answer, all };
}

async function referTimes(times: number, facts: Parameters<typeof addReferral>[2]) {
  for (const record of await addRecords(employment, times)) {
    await addReferral(employment, record, facts);
  }
}

describe('referrals between the signatories of a memorandum', () => {
  it('are counted by quarter, before it came into force and since', async () => {
    await referTimes(6, { openedOn: '2025-11-03', stateSince: '2025-11-03' });
    await referTimes(11, { openedOn: '2026-03-30', stateSince: '2026-04-02', state: 'ACCEPTED' });
    await referTimes(2, { openedOn: '2026-04-01', stateSince: '2026-04-01' });
    // To somebody who did not sign.
    await referTimes(9, { receiverId: comuneVenezia, openedOn: '2026-04-01' });
    const { all, errors } = await ask([signed(comuneTreviso, venetoLavoro)]);
    expect(errors).toEqual([]);
    expect(all[0]).toEqual([
      { quarterStartsOn: '2025-01-01', sent: 0, accepted: 0, isAfter: false },
      { quarterStartsOn: '2025-04-01', sent: 0, accepted: 0, isAfter: false },
      { quarterStartsOn: '2025-07-01', sent: 0, accepted: 0, isAfter: false },
      { quarterStartsOn: '2025-10-01', sent: 5, accepted: 0, isAfter: false },
      { quarterStartsOn: '2026-01-01', sent: 10, accepted: 10, isAfter: true },
      { quarterStartsOn: '2026-04-01', sent: null, accepted: 0, isAfter: true },
      { quarterStartsOn: '2026-07-01', sent: 0, accepted: 0, isAfter: true },
      { quarterStartsOn: '2026-10-01', sent: 0, accepted: 0, isAfter: true },
    ]);
  });

  it('follow what becomes of them, and are read by one statement for all memoranda', async () => {
    const between = signed(comuneTreviso, venetoLavoro);
    const latest = async (representations: object[]) => {
      const { all, statements } = await ask(representations, dashboard, new Date());
      return [all[0].at(-1), statements];
    };
    const [before] = await latest([between]);
    for (let sent = 0; sent < 5; sent += 1) {
      const record = await addSharing(employment);
      const { referral, errors } = await send(employment, { personRecordId: record.id });
      expect(errors).toEqual([]);
      await advance(employment, referral, 'RECEIVE');
    }
    const [after, statements] = await latest([between]);
    expect(after).toMatchObject({ sent: before.sent + 5, accepted: 0 });
    const others = [comuneVenezia, comuneTreviso].map((id) => signed(id, venetoLavoro));
    expect((await latest([between, ...others]))[1]).toBe(statements);
  });

  it('are none of a memorandum that is not in force', async () => {
    const { all } = await ask([{ ...signed(comuneTreviso), inForceFrom: null }]);
    expect(all).toEqual([null]);
  });

  it('need the right to read indicators', async () => {
    const { errors } = await ask([signed(comuneTreviso)], caseWorkerPadova);
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'indicator:read' });
  });
});

describe('a quarter', () => {
  const day = fc.integer({ min: 0, max: 6_000 }).map((days) => addDays('2020-01-01', days));

  it('begins on or before its days, and the next one behind them', () => {
    fc.assert(
      fc.property(day, (each) => {
        expect(quarterOf(each) <= each).toBe(true);
        expect(quarterOf(each, 1) > each).toBe(true);
        expect(quarterOf(quarterOf(each, 1), -1)).toBe(quarterOf(each));
      }),
    );
  });

  it('is there for each of those around a memorandum, in order, also where nothing was sent', () => {
    fc.assert(
      fc.property(day, fc.nat(1_500), (from, days) => {
        const today = addDays(from, days);
        const tallies = tallyQuarters([], from, today);
        expect(tallies.at(0)?.quarterStartsOn).toBe(quarterOf(from, -4));
        expect(tallies.at(-1)?.quarterStartsOn).toBe(quarterOf(today));
        expect(tallies.filter(({ isAfter }) => !isAfter)).toHaveLength(4);
      }),
    );
  });
});
