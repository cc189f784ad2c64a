import { type GraphQLObjectType, getNamedType, isLeafType } from 'graphql';
import { anonymous, type Viewer } from '#shared/identity/viewer.ts';
import { prefixOf, toTypeId } from '#shared/type-id.ts';
import type { Filled } from './filled.ts';
import { offeredBy, totalOf } from './offered.ts';
import type { Weakness } from './weaknesses.ts';
import { findLeaks, Whose } from './whose.ts';

export type Swept = {
  /** Weaknesses of tables that the schema shows things of. */
  swept: Weakness[];
  /** Those by which nobody got to see anything. */
  missed: string[];
  /** What somebody saw before any policy was weakened. */
  leaksBefore: string[];
};

type Question = { document: string; variables: Record<string, unknown> };

/** Asks for every thing of a table by its id, and for the list of all; as each of the people. */
export async function sweepSchema(
  filled: Filled,
  planted: readonly Weakness[],
  people: ReadonlyMap<string, Viewer | undefined>,
): Promise<Swept> {
  const whose = new Whose(filled);
  const questions = await questionsOf(filled);
  const swept = planted.filter(
    ({ table, statement }) => questions.has(table) && statement.startsWith('alter'),
  );
  const leaksBefore: string[] = [];
  for (const table of questions.keys()) leaksBefore.push(...(await look(table)));
  const missed: string[] = [];
  for (const weakness of swept) {
    const restore = await weaken(filled, weakness);
    if ((await look(weakness.table)).length === 0)
      missed.push(`${weakness.table}.${weakness.policy}`);
    await restore();
  }
  return { swept, missed, leaksBefore };

  async function look(table: string): Promise<string[]> {
    for (const [name, viewer] of people) {
      const readable = await whose.readableBy(name);
      for (const { document, variables } of questions.get(table) ?? []) {
        const { data } = await filled.query(document, variables, viewer ?? anonymous);
        const { leaks } = findLeaks(data, readable);
        if (leaks.length > 0) return leaks.map((leak) => `${name}: ${leak}`);
      }
    }
    return [];
  }
}

async function weaken({ administrator }: Filled, { table, policy, statement }: Weakness) {
  const [known] = await administrator<{ using: string }[]>`
    select qual as using from pg_policies where tablename = ${table} and policyname = ${policy}`;
  await administrator.unsafe(statement);
  return () =>
    administrator.unsafe(
      `alter policy "${policy}" on public."${table}" using (${known?.using ?? 'false'})`,
    );
}

/** By table, what shows what is in it. */
async function questionsOf({
  administrator,
  domain,
  rules,
}: Filled): Promise<Map<string, Question[]>> {
  const { entities, roots } = offeredBy(domain);
  const questions = new Map<string, Question[]>();
  for (const type of entities) {
    const table = prefixOf(type.name);
    if (!rules[table] || !type.getFields()['id']) continue;
    const rows = await administrator.unsafe<{ id: string }[]>(
      `select id from public."${table}" order by md5(id::text) limit 100`,
    );
    const keys = rows.map(({ id }) => ({ __typename: type.name, id: toTypeId(table, id) }));
    const asked = [
      {
        document: `query ($keys: [_Any!]!) { _entities(representations: $keys) {
          ... on ${type.name} { ${plainOf(type)} } } }`,
        variables: { keys },
      },
      ...roots
        .filter(({ node }) => node.name === type.name)
        .map(({ field, type: connection }) => ({
          document: `{ ${field}(first: 100) { ${totalOf(connection)} nodes { ${plainOf(type)} } } }`,
          variables: {},
        })),
    ];
    questions.set(table, asked);
  }
  return questions;
}

const plain = ['version', 'state', 'openedOn', 'name', 'reason', 'kind'];

/** Its id and a fact that needs no more than to see it. */
function plainOf(type: GraphQLObjectType): string {
  const leaves = Object.values(type.getFields()).filter(
    (field) => isLeafType(getNamedType(field.type)) && field.args.length === 0,
  );
  const names = leaves.map(({ name }) => name).filter((name) => name !== 'id');
  const fact = plain.find((name) => names.includes(name)) ?? names[0] ?? '';
  return `__typename id ${fact}`;
}
