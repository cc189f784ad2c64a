import { expect, it } from '@jest/globals';
import { platform, type Viewer } from '#shared/identity/viewer.ts';
import { findByIds } from '#shared/reading/select.ts';
import { referenceId } from '#shared/reference-id.ts';
import { newId, prefixOf } from '#shared/type-id.ts';
import type { AnyKind } from '#shared/undertaking/case-kind.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { type AskOptions, actingAs, type Bench, type Holding } from './testbed.ts';
import { caseWorkerPadova, caseWorkerTreviso } from './viewers.ts';

const venetoLavoro = referenceId('organisation', 'veneto-lavoro');

/** The day of the tests of cases. */
export const caseNow = new Date('2026-11-23T09:00:00Z');

/** The day on which acts happen to what was opened a week before. */
export const happenedOn = '2026-02-10';

export type Asking = AskOptions & { viewer?: Viewer };

export const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** A mutation as the case worker of Padova sends it; answers its payload. */
export async function mutate(
  bench: Bench,
  name: string,
  selection: string,
  input: object,
  { viewer, ...options }: Asking = {},
) {
  const { data, errors } = await bench.query(
    `mutation ($input: ${upper(name)}Input!) { ${name}(input: $input) {
      ${selection} errors { ... on UserError { code path message } } } }`,
    { input },
    viewer ?? caseWorkerPadova,
    { now: caseNow, ...options },
  );
  expect(errors).toEqual([]);
  return data[name];
}

/** How an act is taken that is not taken as the others are; what is left out is as with the others. */
type OwnWay = {
  mutation?: string;
  /** All that a mutation of its own is told beside the id and the version, or what the usual one is told more. */
  input?: object;
  viewer?: Viewer;
};

export type Told<State extends string, Act extends string, Known extends Owned<State>> = {
  bench: () => Bench;
  kind: AnyKind<State, Act, Known>;
  /** The mutation that takes an act, unless it is `advance…`. */
  advance?: string;
  /** What an act has to be told beside its day. */
  more?: (act: Act) => object;
  /** Who acts on it, and who may not; case workers of Padova and of Treviso unless said. */
  viewer?: Viewer;
  stranger?: Viewer;
  /** Acts that have a mutation of their own, or something to be done before with what has this id. */
  ownWays?: Partial<Record<Act, (id: string) => OwnWay | Promise<OwnWay>>>;
  /** Acts that are not tried: no mutation takes them directly, or the tests of their module try them. */
  except?: readonly NoInfer<Act>[];
};

type DescribedUndertaking<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
> = Told<State, Act, Known> & {
  /** An undertaking of the kind from what all have; what it refers to may have to be written first. */
  complete: (begun: Owned<State>) => Known | Promise<Known>;
  /** Whose it is; Veneto Lavoro's unless said. */
  organisationId?: string;
};

/** The same of what organisations run: acts, versions, days, and whose it is. */
export function describeUndertaking<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
>(described: DescribedUndertaking<State, Act, Known>): void {
  const { bench, kind, complete, organisationId = venetoLavoro } = described;
  describeLifeCycle(described, async (state) =>
    insert(bench(), kind, await complete(begun(kind, organisationId, state))),
  );
}

export function begun<State extends string>(
  { type }: { type: string },
  organisationId: string,
  state: State,
): Owned<State> {
  return {
    id: newId(prefixOf(type)),
    organisationId,
    openedOn: '2026-02-02',
    state,
    stateSince: '2026-02-02',
    externalRef: null,
    version: 1,
  };
}

export async function insert<State extends string, Act extends string, Known extends Owned<State>>(
  bench: Holding,
  kind: AnyKind<State, Act, Known>,
  known: Known,
): Promise<string> {
  await actingAs(bench, platform, (tx) => kind.insert(tx, known));
  return known.id;
}

export function describeLifeCycle<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
>(
  {
    bench,
    kind,
    more = () => ({}),
    ownWays = {},
    except = [],
    advance,
    viewer,
    stranger,
  }: Told<State, Act, Known>,
  inState: (state: State) => Promise<string>,
): void {
  const field = lower(kind.type);
  const usual = advance ?? `advance${kind.type}`;
  const isOwn = (act: Act) => Object.hasOwn(ownWays, act);
  const all = (Object.keys(kind.cycle) as Act[]).filter((act) => !except.includes(act));
  const acts = [...all.filter((act) => !isOwn(act)), ...all.filter(isOwn)];
  const steps: { from: readonly State[]; to: State }[] = Object.values(kind.cycle);
  const states = new Set([kind.begins, ...steps.flatMap(({ from, to }) => [...from, to])]);

  async function act(id: string, act: Act, given: object = {}, asking: Asking = {}) {
    const { mutation, input, ...own } = (await ownWays[act]?.(id)) ?? {};
    const told = mutation ? {} : { act, happenedOn, ...more(act) };
    return mutate(
      bench(),
      mutation ?? usual,
      `${field} { id state version steps { act state happenedOn } }`,
      { [`${field}Id`]: id, version: 1, ...told, ...input, ...given },
      { ...(viewer && { viewer }), ...own, ...asking },
    );
  }
  async function stateOf(id: string): Promise<State | undefined> {
    const asking = viewer ?? caseWorkerPadova;
    const [known] = await actingAs(bench(), asking, (tx) => findByIds(tx, kind.list, [id]));
    return known?.state;
  }

  const pairs = [...states].flatMap((state) => acts.map((each) => [each, state] as const));
  it.each(pairs)('%s from %s is allowed or refused as the life cycle says', async (each, state) => {
    const id = await inState(state);
    const payload = await act(id, each);
    const { from, to }: { from: readonly string[]; to: string } = kind.cycle[each];
    expect([payload[field]?.state, payload.errors[0]?.code, await stateOf(id)]).toEqual(
      from.includes(state) ? [to, undefined, to] : [undefined, 'CASE_STATE_FORBIDS', state],
    );
  });

  it('is refused what its version, its days and its partner do not allow', async () => {
    const [first, state] = pairs.find(([each, from]) => kind.cycle[each].from.includes(from)) ?? [];
    if (first === undefined || state === undefined) throw new Error('No act can happen to it');
    const id = await inState(state);
    const refused = [
      await act(id, first, { version: 9 }),
      await act(id, first, { happenedOn: '2126-01-01' }),
      await act(id, first, { happenedOn: '2026-02-01' }),
      await act(id, first, {}, { viewer: stranger ?? caseWorkerTreviso }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual(['CASE_CHANGED', 'CASE_IN_FUTURE', 'CASE_TOO_EARLY', 'CASE_NOT_FOUND']);
    const italian = await act(id, first, { version: 9 }, { language: 'it' });
    expect(italian.errors[0].message).toMatch(/occorre rileggere/);
  });
}
