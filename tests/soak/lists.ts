import { getNamedType, isEnumType, isInputObjectType, isLeafType } from 'graphql';
import { anonymous, type Viewer } from '#shared/identity/viewer.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { prefixOf } from '#shared/type-id.ts';
import type { ConnectionField } from '../every-connection.ts';
import type { Filled } from './filled.ts';
import { drawValue, type Ids, totalOf } from './offered.ts';
import { findLeaks } from './whose.ts';

type Filter = { field: string; filter: Record<string, unknown> };
// biome-ignore lint/suspicious/noExplicitAny: answers of any shape
type Json = any;

const mostPages = 4;
const snake = (name: string) => prefixOf(name);

/** A filter by each field, with values that rows have, of whomever. */
export async function filtersOf(
  { administrator }: Filled,
  list: ConnectionField,
  ids: Ids,
): Promise<Filter[]> {
  const argument = list.arguments.find(({ name }) => name === 'filter');
  const type = argument && getNamedType(argument.type);
  if (!isInputObjectType(type)) return [];
  const filters: Filter[] = [];
  for (const { name, type: given } of Object.values(type.getFields())) {
    const random = randomAt(1, list.coordinate, name);
    const isText = getNamedType(given).name === 'String';
    const known = isText ? await textsIn(administrator, snake(list.node.name), snake(name)) : [];
    const values = [...known, drawValue(random, ids, given, name, list.node.name)];
    for (const value of values) {
      filters.push({
        field: name,
        filter: {
          [name]: given.toString().startsWith('[') && !Array.isArray(value) ? [value] : value,
        },
      });
    }
  }
  return filters;
}

async function textsIn(
  sql: Filled['administrator'],
  table: string,
  column: string,
): Promise<string[]> {
  const [there] = await sql`select from information_schema.columns where table_schema = 'public'
    and table_name = ${table} and column_name = ${column} and data_type = 'text'`;
  if (!there) return [];
  const rows = await sql.unsafe<{ value: string }[]>(
    `select distinct "${column}" as value from public."${table}" where "${column}" is not null limit 3`,
  );
  return rows.map(({ value }) => value);
}

/** What is wrong with a list as somebody reads it, whole and by each filter. */
export async function faultsOfList(
  filled: Filled,
  list: ConnectionField,
  filters: readonly Filter[],
  viewer: Viewer | undefined,
  readable: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<{ asked: number; faults: string[] }> {
  const whole = await readWhole(filled, list, viewer);
  if (whole === undefined) return { asked: 0, faults: [] };
  const faults = findLeaks(whole.nodes, readable).leaks;
  if (whole.complete && whole.total !== undefined && whole.total !== whole.nodes.length) {
    faults.push(`a total of ${whole.total}, and ${whole.nodes.length} are there`);
  }
  const all = new Set(whole.nodes.map(({ id }) => id));
  for (const { field, filter } of filters) {
    const page = await readPage(filled, list, viewer, { filter });
    if (page === undefined) continue;
    const say = (what: string) => faults.push(`by ${JSON.stringify(filter)}: ${what}`);
    findLeaks(page.nodes, readable).leaks.forEach(say);
    if (whole.complete && page.nodes.some(({ id }: Json) => !all.has(id))) say('another row');
    if (page.totalCount > (whole.total ?? page.totalCount)) say('more than without');
    if (!page.pageInfo.hasNextPage && (page.totalCount ?? page.nodes.length) !== page.nodes.length)
      say(`a total of ${page.totalCount}, and ${page.nodes.length} are there`);
    if (page.nodes.length > 0 && (await isHidden(filled, list, field, viewer))) {
      say('narrows by what may not be read');
    }
  }
  return { asked: filters.length, faults };
}

/** Whether somebody reads the list and is told nothing by this field, though the rows have it. */
export async function isHidden(
  { query, administrator }: Filled,
  list: ConnectionField,
  field: string,
  viewer: Viewer | undefined,
): Promise<boolean> {
  const shown = list.node.getFields()[field];
  if (!shown || !isLeafType(getNamedType(shown.type)) || shown.args.length > 0) return false;
  const { data, errors } = await query(
    `{ ${list.field}(first: 50) { nodes { id ${field} } } }`,
    {},
    viewer ?? anonymous,
  );
  if (errors.length > 0) return true;
  const nodes: Json[] = data[list.field].nodes;
  if (nodes.length === 0 || nodes.some((node) => node[field] !== null)) return false;
  const table = snake(list.node.name);
  const [there] = await administrator`select from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and column_name = ${snake(field)}`;
  if (!there) return false;
  const [row] = await administrator.unsafe<{ known: number }[]>(
    `select count("${snake(field)}")::int as known from public."${table}"`,
  );
  return (row?.known ?? 0) > 0;
}

/** The field that an order is of: `OPENED_ON_DESC` is of `openedOn`. */
export function orderedBy(order: string): string {
  const words = order.replace(/_(ASC|DESC)$/, '').toLowerCase();
  return words.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

async function readWhole(filled: Filled, list: ConnectionField, viewer: Viewer | undefined) {
  const nodes: Json[] = [];
  let total: number | undefined;
  let after: string | undefined;
  for (let n = 0; n < mostPages; n += 1) {
    const page = await readPage(filled, list, viewer, after ? { after } : {});
    if (page === undefined) return undefined;
    nodes.push(...page.nodes);
    total = page.totalCount;
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return { nodes, total, complete: true };
  }
  return { nodes, total, complete: false };
}

/** Undefined where it is refused. */
async function readPage(
  { query }: Filled,
  list: ConnectionField,
  viewer: Viewer | undefined,
  given: Record<string, unknown>,
): Promise<Json | undefined> {
  const asked = list.arguments.filter(({ name }) => name in given);
  const declared = asked.map(({ name, type }) => `$${name}: ${type}`);
  const passed = ['first: 100', ...asked.map(({ name }) => `${name}: $${name}`)];
  const outer = declared.length > 0 ? `query (${declared.join(', ')})` : 'query';
  const { data, errors } = await query(
    `${outer} { ${list.field}(${passed.join(', ')}) { ${totalOf(list.type)}
      pageInfo { hasNextPage endCursor } nodes { __typename id ${factOf(list)} } } }`,
    given,
    viewer ?? anonymous,
  );
  return errors.length > 0 ? undefined : data[list.field];
}

function factOf({ node }: ConnectionField): string {
  const fields = Object.values(node.getFields());
  const found = ['version', 'state', 'kind'].find((name) => node.getFields()[name]);
  return found ?? fields.find(({ type }) => isEnumType(getNamedType(type)))?.name ?? '';
}
