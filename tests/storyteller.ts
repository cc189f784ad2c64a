import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import type { WholeGraph } from './whole-graph.ts';

/** What an answer leaves of an entity that goes on, to tell the next act of it. */
export type Told = { type: string; id: string; version: number; state: string };

const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

export type Teller = ReturnType<typeof tellAs>;

/** One of the parties to a story: does what mutations say, and does not go on where one is refused. */
export function tellAs(graph: WholeGraph, identity: SampleIdentityName) {
  async function read(query: string, variables: Record<string, unknown> = {}) {
    const { data, errors, counts } = await graph.query(query, variables, identity);
    if (errors.length > 0) throw new Error(`${identity}: ${JSON.stringify(errors)}`);
    return { data, counts };
  }

  async function mutate(mutation: string, type: string, input: object): Promise<Told> {
    const field = lower(type);
    // What is written once, as an assessment, has neither version nor state.
    const fields = writtenOnce.has(type) ? 'id' : withoutState.has(type) ? 'id version' : standing;
    const { data } = await read(
      `mutation ($input: ${upper(mutation)}Input!) { ${mutation}(input: $input) {
        ${field} { ${fields} } errors { ... on UserError { code path message } } } }`,
      { input },
    );
    const { [field]: told, errors } = data[mutation];
    if (errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
    return { type, ...told };
  }

  return {
    read,
    /** Something of a type begins, or is done to what the input names. */
    begin: mutate,
    /** Something goes on from how it was last told. */
    goOn: ({ type, id, version }: Told, mutation: string, input: object): Promise<Told> =>
      mutate(mutation, type, { [`${lower(type)}Id`]: id, version, ...input }),
    /** As it stands by now, since somebody else has done something to it. */
    async again({ type, id }: Told): Promise<Told> {
      const { data } = await read(
        `query ($id: ID!) { node(id: $id) { ... on ${type} { ${standing} } } }`,
        { id },
      );
      return { type, ...data.node };
    },
    /** Several acts of one mutation, each on its day. */
    async advance(told: Told, acts: readonly (readonly [act: string, happenedOn: string])[]) {
      let known = told;
      for (const [act, happenedOn] of acts) {
        const { type, id, version } = known;
        const input = { [`${lower(type)}Id`]: id, version, act, happenedOn };
        known = await mutate(`advance${type}`, type, input);
      }
      return known;
    },
  };
}

const standing = 'id version state';
const writtenOnce = new Set(['AutonomyAssessment']);
const withoutState = new Set(['ResidenceTitle', 'Lesson']);
