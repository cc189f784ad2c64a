import {
  type GraphQLFormattedError,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
} from 'graphql';
import { type ExportPlan, type NestedList, pageOf, type Section } from './plan-export.ts';

/** Asks the graph as whoever exports. */
export type Ask = (
  query: string,
  variables: Record<string, unknown>,
) => Promise<{ data?: Data | null; errors?: readonly GraphQLFormattedError[] }>;

type Data = { [field: string]: unknown };
type Page = { nodes: Data[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** A section, and what was told of it; undefined where the caller has no right to it. */
export type Collected = { section: Section; told: unknown };

/** The graph could not tell all of it: nothing is exported rather than a part. */
export class ExportIncomplete extends Error {
  readonly error: GraphQLFormattedError;

  constructor(error: GraphQLFormattedError) {
    super(error.message);
    this.error = error;
  }
}

const withoutRight = ['FORBIDDEN', 'FILTER_FORBIDDEN'];

/** Reads all sections of a record, every page of every list; undefined where there is no such record. */
export async function collectExport(
  plan: ExportPlan,
  ask: Ask,
  id: string,
): Promise<Collected[] | undefined> {
  const collected: Collected[] = [];
  for (const section of plan.sections) {
    const told = await readSection(section);
    if (section.path.length === 0 && (told === null || told === undefined)) return undefined;
    collected.push({ section, told });
  }
  return collected;

  async function readSection({ path, selection, isList, type }: Section): Promise<unknown> {
    if (!isList) {
      const told = await read(path, path.length === 0 ? selection : `{ ${selection} }`);
      await complete(told, type);
      return told;
    }
    return readPages((after) => read(path, pageOf(selection, after)), type);
  }

  async function readPages(
    readPage: (after: string) => Promise<unknown>,
    type: GraphQLObjectType,
  ): Promise<unknown> {
    const nodes: Data[] = [];
    let after = '';
    do {
      const page = await readPage(after);
      if (page === null || page === undefined) return page;
      const { nodes: more, pageInfo } = page as Page; // as `pageOf` asks for it
      nodes.push(...more);
      after = pageInfo.hasNextPage ? `, after: ${JSON.stringify(pageInfo.endCursor)}` : '';
    } while (after !== '');
    for (const node of nodes) await complete(node, type);
    return nodes;
  }

  /** Reads on in the lists within what was told, and leaves their nodes alone there. */
  async function complete(told: unknown, type: GraphQLObjectType): Promise<void> {
    if (Array.isArray(told)) {
      for (const each of told) await complete(each, type);
      return;
    }
    if (typeof told !== 'object' || told === null) return;
    const object = told as Data; // neither null nor a list, as the lines above say
    const fields = type.getFields();
    for (const [field, value] of Object.entries(object)) {
      const list = plan.nested.get(type.name)?.find((each) => each.field === field);
      if (list) object[field] = await completeList(list, type.name, object, value);
      const within = getNamedType(fields[field]?.type);
      if (!list && isObjectType(within)) await complete(value, within);
    }
  }

  async function completeList(
    { field, type, selection }: NestedList,
    on: string,
    { id: owner }: Data,
    begun: unknown,
  ): Promise<unknown> {
    let first: unknown = begun;
    return readPages(async (after) => {
      if (after === '') return first;
      first = undefined;
      const query = `query ($id: ID!) { node(id: $id) { ... on ${on} { ${field}${pageOf(selection, after)} } } }`;
      const { node } = await answer(query, { id: owner });
      return (node as Data | null)?.[field];
    }, type);
  }

  async function read(path: readonly string[], rest: string): Promise<unknown> {
    const way =
      path.length === 0 ? rest : `${path.join(' { ')} ${rest}${' }'.repeat(path.length - 1)}`;
    const data = await answer(
      `query ($id: ID!) { personRecord(id: $id) { ${way} } }`,
      { id },
      true,
    );
    if (data === undefined) return undefined;
    return path.reduce<unknown>((on, field) => (on as Data | null)?.[field], data['personRecord']);
  }

  function answer(query: string, variables: Data): Promise<Data>;
  function answer(query: string, variables: Data, mayLack: true): Promise<Data | undefined>;
  async function answer(query: string, variables: Data, mayLack = false) {
    const { data, errors = [] } = await ask(query, variables);
    const grave = errors.find(
      ({ extensions }) => !withoutRight.includes(String(extensions?.['code'])),
    );
    if (grave) throw new ExportIncomplete(grave);
    if (errors.length > 0 && mayLack) return undefined;
    if (errors[0]) throw new ExportIncomplete(errors[0]);
    return data ?? {};
  }
}
