import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  dataSteward,
  platform,
  systemComuneVenezia,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import {
  addAccessPoints,
  addRecords,
  comuneTreviso,
  comuneVenezia,
  cpiPadova,
  deskTreviso,
  venetoLavoro,
} from '../../tests/fixtures.ts';
import { openPlan, refusalOf } from '../../tests/plan-fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { caseShares } from '../case-step/case-share.table.ts';
import { personRecords } from '../person/person.table.ts';
import { servicePactCase } from './service-pact.repository.ts';
import { readProfilingIndex, type ServicePact } from './service-pact.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `servicePact { id state didOn signedOn profilingIndex version individualPlan { id }
  personRecord { id } steps { act state happenedOn } corrections { field before after } }`;

async function open(more: object = {}, asking: Asking = {}) {
  const [record] = await addRecords(employment, 1);
  const input = {
    personRecordId: record?.id,
    accessPointId: cpiPadova,
    didOn: '2026-02-02',
    ...more,
  };
  return mutate(employment, 'openServicePact', selection, input, asking);
}

type Known = { id: string; version: number };
const act = (
  mutation: string,
  { id: servicePactId, version }: Known,
  input: object,
  asking: Asking = {},
) => mutate(employment, mutation, selection, { servicePactId, version, ...input }, asking);
const sign = (pact: Known, more: object = {}, asking: Asking = {}) =>
  act('signServicePact', pact, { signedOn: '2026-02-09', ...more }, asking);
const advance = (pact: Known, name: string) =>
  act('advanceServicePact', pact, { act: name, happenedOn: '2026-02-10' });

describe('a service pact', () => {
  it('goes from the DID to its end', async () => {
    const { servicePact: did } = await open({ profilingIndex: '0.5' });
    expect(did).toMatchObject({ state: 'DID', didOn: '2026-02-02', profilingIndex: '0.5000' });
    const { servicePact: signed } = await sign(did, { profilingIndex: '0.4821' });
    expect(signed).toMatchObject({ signedOn: '2026-02-09', profilingIndex: '0.4821' });
    const { servicePact: inForce } = await advance(signed, 'BRING_INTO_FORCE');
    const { servicePact: suspended } = await advance(inForce, 'SUSPEND');
    const { servicePact: resumed } = await advance(suspended, 'RESUME');
    const { servicePact: ended } = await advance(resumed, 'END');
    expect(ended.steps.map(({ state }: { state: string }) => state)).toEqual([
      ...['DID', 'SIGNED', 'IN_FORCE', 'SUSPENDED', 'IN_FORCE', 'ENDED'],
    ]);
  });

  it('is made at a CPI or a recapito, and nowhere else', async () => {
    const [recapito, sportello] = await addAccessPoints(employment, ['REC-TEST'], {
      kind: 'RECAPITO',
    }).then(async (made) => [...made, ...(await addAccessPoints(employment, ['SPO-TEST']))]);
    const asking = { viewer: systemVenetoLavoro };
    const kinds = [
      await open({ accessPointId: recapito }, asking),
      await open({ accessPointId: sportello }, asking),
    ].map(refusalOf);
    expect(kinds).toEqual(['', 'ACCESS_POINT_NOT_CPI accessPointId']);
    const kept = { ownerOrganisationId: comuneTreviso, accessPointId: deskTreviso };
    const [atDesk] = await addRecords(employment, 1, kept);
    const atTheDesk = { personRecordId: atDesk?.id, accessPointId: deskTreviso };
    const refused = await open(atTheDesk, { viewer: caseWorkerTreviso });
    expect(refusalOf(refused)).toBe('ACCESS_POINT_NOT_CPI accessPointId');
  });

  it('is not opened with what cannot be', async () => {
    const { individualPlan } = await openPlan(employment);
    const refused = [
      await open({ didOn: '2126-01-01' }),
      await open({ didOn: '2025-02-28' }),
      await open({ profilingIndex: '1.01' }),
      await open({ individualPlanId: individualPlan.id }),
      await open({ individualPlanId: newId('individual_plan') }),
      await open({ externalRef: '' }),
      await open({}, { viewer: caseWorkerTreviso }),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_IN_FUTURE didOn',
      'CASE_BEFORE_PROGRAMME didOn',
      'PROFILING_INDEX_MALFORMED profilingIndex',
      'INDIVIDUAL_PLAN_NOT_FOUND individualPlanId',
      'INDIVIDUAL_PLAN_NOT_FOUND individualPlanId',
      'EXTERNAL_REF_MALFORMED externalRef',
      'PERSON_RECORD_NOT_FOUND personRecordId',
    ]);
  });

  it('is the only one of its record that has not ended, whoever opens two at once', async () => {
    const [record] = await addRecords(employment, 1);
    const given = { personRecordId: record?.id };
    const both = await Promise.all([open(given), open(given)]);
    expect(both.map(refusalOf).sort()).toEqual(['', 'PACT_ALREADY_OPEN personRecordId']);
  });

  it('goes with a plan of the same record, and is corrected', async () => {
    const [record] = await addRecords(employment, 1);
    const { individualPlan } = await openPlan(employment, { personRecordId: record?.id });
    const other = (await openPlan(employment)).individualPlan;
    const { servicePact: pact } = await open({ personRecordId: record?.id });
    const correct = (known: Known, change: object) =>
      act('correctServicePact', known, { reason: 'LATE_INFORMATION', ...change });
    const change = { individualPlanId: individualPlan.id, profilingIndex: '0.3' };
    const { servicePact: corrected } = await correct(pact, change);
    expect(corrected).toMatchObject({
      ...{ individualPlan: { id: individualPlan.id }, profilingIndex: '0.3000' },
      corrections: [
        { field: 'individualPlanId', before: 'null', after: JSON.stringify(individualPlan.id) },
        { field: 'profilingIndex', before: 'null', after: '"0.3000"' },
      ],
    });
    const refused = [
      await correct(pact, { profilingIndex: '0.4' }),
      await correct(corrected, { profilingIndex: '0.30' }),
      await correct(corrected, { profilingIndex: '-0.1' }),
      await correct(corrected, { individualPlanId: other.id }),
      await act(
        'correctServicePact',
        corrected,
        { reason: 'OTHER', profilingIndex: '0' },
        { viewer: caseWorkerTreviso },
      ),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_CHANGED version',
      'NOTHING_CORRECTED',
      'PROFILING_INDEX_MALFORMED profilingIndex',
      'INDIVIDUAL_PLAN_NOT_FOUND individualPlanId',
      'CASE_NOT_FOUND servicePactId',
    ]);
  });

  it('is signed once, on a day that can be', async () => {
    const { servicePact: pact } = await open();
    const refused = [
      await sign(pact, { signedOn: '2126-01-01' }),
      await sign(pact, { signedOn: '2026-02-01' }),
      await sign(pact, { profilingIndex: 'x' }),
      await sign({ ...pact, version: 7 }),
      await sign(pact, {}, { viewer: caseWorkerTreviso }),
      await sign((await sign(pact)).servicePact),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_IN_FUTURE signedOn',
      'CASE_TOO_EARLY signedOn',
      'PROFILING_INDEX_MALFORMED profilingIndex',
      'CASE_CHANGED version',
      'CASE_NOT_FOUND servicePactId',
      'CASE_STATE_FORBIDS servicePactId',
    ]);
    for (const asked of ['signServicePact', 'advanceServicePact', 'correctServicePact']) {
      const more = { sign: 'signedOn: "2026-02-09"', adva: 'act: END happenedOn: "2026-02-09"' };
      const { errors } = await employment.query(
        `mutation { ${asked}(input: { servicePactId: "${pact.id}" version: 1
          ${more[asked.slice(0, 4) as 'sign' | 'adva'] ?? 'reason: OTHER'} }) { errors { __typename } } }`,
        {},
        dashboard,
      );
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'case:write' });
    }
  });
});

describe('that somebody has a service pact', () => {
  /** A person with a record at a CPI and one at the Comune di Venezia. */
  async function personOfTwo() {
    const [atCpi] = await addRecords(employment, 1);
    const [atVenezia] = await addRecords(employment, 1, {
      ...{ ownerOrganisationId: comuneVenezia, accessPointId: null },
    });
    if (!atCpi || !atVenezia) throw new Error('There are no records');
    const move = (toPersonId: string) =>
      actingAs(employment, platform, (tx) =>
        tx
          .update(personRecords)
          .set({ personId: toPersonId })
          .where(eq(personRecords.id, atVenezia.id)),
      );
    return {
      atCpi,
      atVenezia,
      merge: () => move(atCpi.personId),
      split: () => move(atVenezia.personId),
    };
  }

  const known = async (recordId: string) => {
    const { data, errors } = await employment.query(
      `{ personRecord(id: "${recordId}") { hasServicePact person { hasServicePact }
        servicePacts { totalCount } caseSteps { state } } }`,
      {},
      systemComuneVenezia,
    );
    expect(errors).toEqual([]);
    return data.personRecord;
  };
  const told = (has: boolean) => ({
    ...{ hasServicePact: has, person: { hasServicePact: has } },
    ...{ servicePacts: { totalCount: 0 }, caseSteps: [] },
  });

  it('is all that others learn who have a record of the same person, while it has not ended', async () => {
    const { atCpi, atVenezia, merge } = await personOfTwo();
    await merge();
    expect(await known(atVenezia.id)).toEqual(told(false));
    const { servicePact: pact } = await open({ personRecordId: atCpi.id });
    expect(await known(atVenezia.id)).toEqual(told(true));
    const { data } = await employment.query(
      `{ servicePact(id: "${pact.id}") { id } servicePacts { totalCount } }`,
      {},
      systemComuneVenezia,
    );
    expect(data).toEqual({ servicePact: null, servicePacts: { totalCount: 0 } });
    await advance(pact, 'LAPSE');
    expect(await known(atVenezia.id)).toEqual(told(false));
  });

  it('follows the records as persons are merged and split', async () => {
    const { atCpi, atVenezia, merge, split } = await personOfTwo();
    await open({ personRecordId: atCpi.id });
    expect(await known(atVenezia.id)).toEqual(told(false));
    await merge();
    expect(await known(atVenezia.id)).toEqual(told(true));
    await split();
    expect(await known(atVenezia.id)).toEqual(told(false));
    // The record of the pact itself is moved, too.
    await actingAs(employment, platform, (tx) =>
      tx
        .update(personRecords)
        .set({ personId: atVenezia.personId })
        .where(eq(personRecords.id, atCpi.id)),
    );
    expect(await known(atVenezia.id)).toEqual(told(true));
  });

  it('takes as many statements for a hundred as for twenty', async () => {
    await addRecords(employment, 100);
    const ask = (first: number) =>
      employment.query(
        `{ personRecords(first: ${first}) { nodes { hasServicePact person { hasServicePact } servicePacts {
          nodes { activePolicies { totalCount } } } } } }`,
        {},
        caseWorkerPadova,
      );
    const [few, many] = [await ask(20), await ask(100)];
    expect(many.data.personRecords.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});

describe('a service pact of others', () => {
  it('is never shared, whatever a plan shares', async () => {
    const { servicePact: pact } = await open();
    const share = (caseType: string) =>
      actingAs(employment, platform, (tx) =>
        tx.insert(caseShares).values({
          sourceId: '00000000-0000-7000-8000-000000000001',
          caseType,
          personRecordId: pact.personRecord.id,
          ownerOrganisationId: venetoLavoro,
          organisationId: comuneVenezia,
        }),
      );
    await share('IndividualPlan');
    await expect(share('ServicePact')).rejects.toThrow();
    await expect(share('ActivePolicy')).rejects.toThrow();
    const seen = async () => {
      const question = `{ servicePact(id: "${pact.id}") { id } }`;
      return (await employment.query(question, {}, systemComuneVenezia)).data.servicePact;
    };
    expect(await seen()).toBeNull();
    const steward = await employment.query(
      `{ servicePact(id: "${pact.id}") { id } }`,
      {},
      dataSteward,
    );
    expect(steward.data.servicePact).toEqual({ id: pact.id });
  });
});

describe('a profiling index', () => {
  it('has four decimals from 0 to 1, however it is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 4 }),
        (value, digits) => {
          const written = (value / 10_000).toFixed(digits);
          expect(readProfilingIndex(written)).toEqual({
            ok: true,
            value: Number(written).toFixed(4),
          });
        },
      ),
    );
    for (const text of ['', '1.0001', '2', '-0', '.5', '0.', '0.12345', '0,5', '1e-1', ' 0.5']) {
      expect(readProfilingIndex(text)).toEqual({ ok: false, refusal: 'ProfilingIndexMalformed' });
    }
  });
});

describe('a service pact', () => {
  describeCaseKind({
    bench: () => employment,
    kind: servicePactCase,
    complete: (begun): ServicePact => ({
      ...begun,
      signedOn: null,
      profilingIndex: null,
      individualPlanId: null,
    }),
    except: ['SIGN'],
  });
});
