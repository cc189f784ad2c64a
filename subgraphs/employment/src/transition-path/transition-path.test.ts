import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import { caseWorkerPadova, caseWorkerTreviso, dashboard } from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addRecords, comuneTreviso, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { transitionPathCase } from './transition-path.repository.ts';
import type { TransitionPath } from './transition-path.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `transitionPath { id state version kind host { id } hostName mentor interruption
  steps { act state reason } corrections { field before after } }`;

async function opening() {
  const [record] = await addRecords(employment, 1);
  return {
    ...{ personRecordId: record?.id, accessPointId: cpiPadova, openedOn: '2026-02-02' },
    ...{ kind: 'SCHOOL_TO_WORK', hostName: 'Scuola di prova', mentor: 'operator-17' },
  };
}

async function open(more: object = {}, options: Asking = {}) {
  const input = { ...(await opening()), ...more };
  return mutate(employment, 'openTransitionPath', selection, input, options);
}

type Known = { id: string; version: number };

const does = (
  { id: transitionPathId, version }: Known,
  name: string,
  more: object,
  options?: Asking,
) => mutate(employment, name, selection, { transitionPathId, version, ...more }, options);

const interrupt = (known: Known, more: object = {}, options?: Asking) => {
  const given = { reason: 'MOVED', happenedOn: '2026-03-10', ...more };
  return does(known, 'interruptTransitionPath', given, options);
};

const correct = (known: Known, change: object, options?: Asking) =>
  does(known, 'correctTransitionPath', { reason: 'LATE_INFORMATION', ...change }, options);

const codesOf = (payloads: { errors: { code: string; path: string[] }[] }[]) =>
  payloads.map(({ errors }) => [errors[0]?.code, errors[0]?.path.at(-1)]);

/** The scope for lack of which a viewer who only reads figures is turned away. */
async function forbidden(name: string, input: object): Promise<unknown> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { errors { __typename } } }`,
    { input },
    dashboard,
  );
  return errors[0]?.extensions['scope'];
}

describe('a transition path', () => {
  it('leads to a school by name, or to an organisation of the programme', async () => {
    const named = await open();
    expect(named.transitionPath).toMatchObject({
      ...{ state: 'OPEN', kind: 'SCHOOL_TO_WORK', host: null, hostName: 'Scuola di prova' },
      ...{ mentor: 'operator-17', interruption: null },
    });
    const known = await open({ hostName: null, hostOrganisationId: comuneTreviso });
    expect(known.transitionPath).toMatchObject({ host: { id: comuneTreviso }, hostName: null });
    const none = await open({ hostName: null });
    expect(none.transitionPath).toMatchObject({ host: null, hostName: null });
  });

  it('is interrupted with a reason, which its step has too', async () => {
    const { transitionPath } = await open();
    const active = await does(transitionPath, 'advanceTransitionPath', {
      ...{ act: 'ACTIVATE', happenedOn: '2026-03-01' },
    });
    const interrupted = await interrupt(active.transitionPath);
    expect(interrupted.transitionPath).toMatchObject({
      ...{ state: 'INTERRUPTED', interruption: 'MOVED' },
      steps: [
        { act: null, reason: null },
        { act: 'ACTIVATE', state: 'ACTIVE', reason: null },
        { act: 'INTERRUPT', state: 'INTERRUPTED', reason: 'MOVED' },
      ],
    });
    const answers = [
      await interrupt(interrupted.transitionPath),
      await interrupt(transitionPath),
      await interrupt((await open()).transitionPath, { happenedOn: '2026-02-01' }),
      await interrupt((await open()).transitionPath, { happenedOn: '2126-02-01' }),
      await interrupt((await open()).transitionPath, {}, { viewer: caseWorkerTreviso }),
    ];
    expect(codesOf(answers)).toEqual([
      ['CASE_STATE_FORBIDS', 'input'],
      ['CASE_CHANGED', 'version'],
      ['CASE_TOO_EARLY', 'happenedOn'],
      ['CASE_IN_FUTURE', 'happenedOn'],
      ['CASE_NOT_FOUND', 'transitionPathId'],
    ]);
  });

  it.each([
    ['HOST_GIVEN_TWICE', 'hostName', { hostOrganisationId: comuneTreviso, hostName: 'Scuola' }],
    ['WORDS_MALFORMED', 'hostName', { hostName: '  ' }],
    ['MENTOR_MALFORMED', 'mentor', { mentor: ' x' }],
  ])('is refused with %s in %s, opened or corrected', async (code, field, given) => {
    const { transitionPath } = await open();
    expect(codesOf([await open(given), await correct(transitionPath, given)])).toEqual([
      [code, field],
      [code, field],
    ]);
  });

  it('is corrected: one host takes the place of the other', async () => {
    const { transitionPath } = await open();
    const first = await correct(transitionPath, { hostOrganisationId: comuneTreviso });
    expect(first.transitionPath).toMatchObject({ host: { id: comuneTreviso }, hostName: null });
    const change = { hostName: 'Azienda di prova', kind: 'RETURN', mentor: 'operator-2' };
    const second = await correct(first.transitionPath, change);
    expect(second.transitionPath).toMatchObject({ ...change, host: null, version: 3 });
    const third = await correct(second.transitionPath, { mentor: 'operator-3' });
    expect(third.transitionPath.hostName).toBe('Azienda di prova');
    const fields = third.transitionPath.corrections.map(({ field }: { field: string }) => field);
    expect(fields.toSorted()).toEqual([
      ...['hostName', 'hostName', 'hostOrganisationId', 'hostOrganisationId'],
      ...['kind', 'mentor', 'mentor'],
    ]);
    const refused = [
      await correct(transitionPath, { mentor: 'operator-4' }),
      await correct(third.transitionPath, { mentor: 'operator-3' }),
      await correct(third.transitionPath, { mentor: 'x' }, { viewer: caseWorkerTreviso }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual(['CASE_CHANGED', 'NOTHING_CORRECTED', 'CASE_NOT_FOUND']);
  });

  it('is listed and written by nobody without the right', async () => {
    const { transitionPath } = await open();
    const { errors } = await employment.query('{ transitionPaths { totalCount } }', {}, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
    const known = { transitionPathId: transitionPath.id, version: 1 };
    const day = { happenedOn: '2026-03-10' };
    const given: [string, object][] = [
      ['openTransitionPath', await opening()],
      ['advanceTransitionPath', { ...known, ...day, act: 'ACTIVATE' }],
      ['interruptTransitionPath', { ...known, ...day, reason: 'MOVED' }],
      ['correctTransitionPath', { ...known, reason: 'OTHER', mentor: 'operator-3' }],
    ];
    for (const [name, input] of given) expect(await forbidden(name, input)).toBe('case:write');
  });

  it('is listed with names of hosts in as many statements for forty as for four', async () => {
    for (const { id } of await addRecords(employment, 40)) await open({ personRecordId: id });
    const asked = `query ($first: Int!) { transitionPaths(first: $first) { nodes {
      hostName steps { act } personRecord { transitionPaths { totalCount } } } } }`;
    const few = await employment.query(asked, { first: 4 }, caseWorkerPadova);
    const more = await employment.query(asked, { first: 40 }, caseWorkerPadova);
    expect([few.errors, more.errors]).toEqual([[], []]);
    expect(more.data.transitionPaths.nodes).toHaveLength(40);
    expect(more.statements).toBe(few.statements);
  });
});

describe('a transition path', () => {
  describeCaseKind({
    bench: () => employment,
    kind: transitionPathCase,
    except: ['INTERRUPT'],
    complete: (begun): TransitionPath => ({
      ...begun,
      kind: 'JOB_TO_JOB',
      hostOrganisationId: null,
      hostName: null,
      mentor: 'operator-1',
      interruption: null,
    }),
  });
});
