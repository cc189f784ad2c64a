import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateInItaly } from '#shared/clock.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dataSteward,
  platform,
} from '../../../../tests/viewers.ts';
import { type Added, addRecords } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { ErasureState } from './erasure.ts';
import { receiptFollowers } from './follow-receipts.ts';

// Every act in every state, through the schema, held against a model of what becomes of it.

let employment: Bench;
beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selections: Record<string, string> = {
  requestErasure: 'erasure { id state version }',
  decideErasure: 'erasure { id state version }',
  placeLegalHold: 'legalHold { id }',
  liftLegalHold: 'legalHold { id }',
};

async function change(name: string, input: object, viewer = caseWorkerPadova) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      ${selections[name]} errors { ... on UserError { code } } } }`,
    { input },
    viewer,
  );
  expect(errors).toEqual([]);
  return data[name];
}

async function stateOf(id: string) {
  const { data, errors } = await employment.query(
    'query ($id: ID!) { erasure(id: $id) { state version missingReceipts steps { act } holds { id } } }',
    { id },
    caseWorkerPadova,
  );
  expect(errors).toEqual([]);
  return data.erasure;
}

/** What another domain says, as its feed brings it. */
async function bringReceipts(id: string, rows: number): Promise<void> {
  for (const follower of receiptFollowers) {
    const [domain = ''] = follower.name.split('.');
    const item = follower.parse({
      id,
      receipt: {
        ...{ domain: domain.toUpperCase(), erasedAt: '2026-11-30T10:00:00Z', erased: [] },
        remains: rows > 0 ? [{ table: 'participation', rows, why: 'PROGRAMME_EVIDENCE' }] : [],
      },
    });
    await actingAs(employment, platform, (tx) => follower.put(tx, [item], new Date()));
  }
}

type Act = 'REQUEST' | 'CARRY_OUT' | 'REFUSE' | 'STALE' | 'HOLD' | 'LIFT' | 'RECEIPTS';
/** A hold that was there once stays as a proof, and makes the end a partial one. */
type Model = { state: ErasureState | null; decided: boolean; held: boolean; proved: boolean };

/** What becomes of it; undefined where it is refused. */
function expected({ state, decided, held, proved }: Model, act: Act): Model | undefined {
  const waiting = state === 'REQUESTED' || state === 'HELD';
  switch (act) {
    case 'REQUEST':
      if (state !== null && state !== 'REFUSED') return { state, decided, held, proved };
      return { state: held ? 'HELD' : 'REQUESTED', decided: false, held, proved };
    case 'CARRY_OUT':
      if (!waiting || decided) return undefined;
      return { state: held ? 'HELD' : 'RUNNING', decided: true, held, proved };
    case 'REFUSE':
      return waiting ? { state: 'REFUSED', decided, held, proved } : undefined;
    case 'STALE':
      return undefined;
    case 'HOLD': {
      if (state !== null && state !== 'REFUSED' && !waiting) return undefined;
      return { state: waiting ? 'HELD' : state, decided, held: true, proved: true };
    }
    case 'LIFT':
      if (state !== 'HELD') return { state, decided, held: false, proved };
      return { state: decided ? 'RUNNING' : 'REQUESTED', decided, held: false, proved };
    case 'RECEIPTS':
      if (state !== 'RUNNING') return { state, decided, held, proved };
      return { state: proved ? 'PARTLY_DONE' : 'DONE', decided, held, proved };
  }
}

const acts: Act[] = ['REQUEST', 'CARRY_OUT', 'REFUSE', 'STALE', 'HOLD', 'LIFT', 'RECEIPTS'];

const waysInto: Partial<Record<ErasureState, Act[]>> = {
  REQUESTED: ['REQUEST'],
  HELD: ['REQUEST', 'HOLD'],
  RUNNING: ['REQUEST', 'CARRY_OUT'],
  REFUSED: ['REQUEST', 'REFUSE'],
  DONE: ['REQUEST', 'CARRY_OUT', 'RECEIPTS'],
  PARTLY_DONE: ['REQUEST', 'HOLD', 'LIFT', 'CARRY_OUT', 'RECEIPTS'],
};

it('an erasure does what its model says, whatever is done to it in whatever order', async () => {
  const met = new Set<string>();
  // Every act in every state, always; what chance brings comes on top.
  const examples = Object.values(waysInto).flatMap((way) =>
    acts.map((act): [Act[]] => [[...way, act]]),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...acts), { minLength: 3, maxLength: 10 }),
      async (done) => {
        const [record] = await addRecords(employment, 1);
        let model: Model = { state: null, decided: false, held: false, proved: false };
        let id: string | undefined;
        const holds: string[] = [];
        for (const act of done) {
          if (id === undefined && !['REQUEST', 'HOLD', 'LIFT'].includes(act)) continue;
          met.add(`${model.state} ${act}`);
          const next = expected(model, act);
          const outcome = await perform(act, record as Added, id, holds);
          expect([act, model, outcome.length > 0]).toEqual([act, model, next === undefined]);
          if (outcome.erasureId) id = outcome.erasureId;
          model = next ?? model;
          if (id) expect([act, (await stateOf(id)).state]).toEqual([act, model.state]);
        }
      },
    ),
    { examples, numRuns: examples.length + 40 },
  );
  for (const state of Object.keys(waysInto)) {
    for (const act of acts) expect(met).toContain(`${state} ${act}`);
  }
});

type Outcome = string[] & { erasureId?: string };

async function perform(act: Act, record: Added, id = '', holds: string[]): Promise<Outcome> {
  const codes = (payload: { errors: { code: string }[] }): Outcome =>
    payload.errors.map(({ code }) => code);
  const decide = async (decision: string, behind = 0) => {
    const { version } = await stateOf(id);
    return codes(
      await change('decideErasure', { erasureId: id, version: version + behind, decision }),
    );
  };
  switch (act) {
    case 'REQUEST': {
      const input = { personRecordId: record.id, ground: 'RETENTION_ENDED' };
      const asked = await change('requestErasure', input);
      return Object.assign(codes(asked), { erasureId: asked.erasure.id });
    }
    case 'CARRY_OUT':
    case 'REFUSE':
      return decide(act);
    case 'STALE':
      return decide('CARRY_OUT', 1);
    case 'HOLD': {
      const placed = await change('placeLegalHold', { personRecordId: record.id, reason: 'COURT' });
      if (placed.legalHold) holds.push(placed.legalHold.id);
      return codes(placed);
    }
    case 'LIFT': {
      const lifted = [];
      for (const legalHoldId of holds.splice(0)) {
        lifted.push(...codes(await change('liftLegalHold', { legalHoldId })));
      }
      return lifted;
    }
    case 'RECEIPTS':
      await bringReceipts(id, 0);
      return [];
  }
}

it('what remains in another domain makes it partly done, and a receipt counts once', async () => {
  const [record] = await addRecords(employment, 1);
  const input = { personRecordId: record?.id, ground: 'RETENTION_ENDED' };
  const { erasure } = await change('requestErasure', input);
  await change('decideErasure', { erasureId: erasure.id, version: 1, decision: 'CARRY_OUT' });
  await bringReceipts(erasure.id, 2);
  await bringReceipts(erasure.id, 0);
  expect(await stateOf(erasure.id)).toMatchObject({
    ...{ state: 'PARTLY_DONE', missingReceipts: [] },
    steps: [{ act: null }, { act: 'CARRY_OUT' }, { act: 'COMPLETE_PARTLY' }],
  });
});

it('is for the controller and the data steward alone', async () => {
  const [record] = await addRecords(employment, 1);
  const input = { personRecordId: record?.id, ground: 'RETENTION_ENDED' };
  const elsewhere = await change('requestErasure', input, caseWorkerTreviso);
  expect(elsewhere.errors).toEqual([{ code: 'PERSON_RECORD_NOT_FOUND' }]);
  const { erasure } = await change('requestErasure', input, dataSteward);
  const decision = { erasureId: erasure.id, version: 1, decision: 'CARRY_OUT' };
  const refused = await change('decideErasure', decision, caseWorkerTreviso);
  expect(refused.errors).toEqual([{ code: 'ERASURE_NOT_FOUND' }]);
  const hold = { personRecordId: record?.id, reason: 'FUND_AUDIT', endsOn: '2020-01-01' };
  expect((await change('placeLegalHold', hold)).errors).toEqual([
    { code: 'LEGAL_HOLD_ENDS_IN_PAST' },
  ]);
  const held = { ...hold, endsOn: dateInItaly(new Date()) };
  expect((await change('placeLegalHold', held, caseWorkerTreviso)).errors).toEqual([
    { code: 'PERSON_RECORD_NOT_FOUND' },
  ]);
  const { legalHold } = await change('placeLegalHold', held, dataSteward);
  const lifted = await change('liftLegalHold', { legalHoldId: legalHold.id }, caseWorkerTreviso);
  expect(lifted.errors).toEqual([{ code: 'LEGAL_HOLD_NOT_FOUND' }]);
  expect(
    (await change('decideErasure', { ...decision, version: 2 }, dataSteward)).erasure.state,
  ).toBe('HELD');
});
