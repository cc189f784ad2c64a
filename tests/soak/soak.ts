import { anonymous } from '#shared/identity/viewer.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { parseTypeId, toTypeId, typeNameOf } from '#shared/type-id.ts';
import { drawMutation, drawReading, type Operation } from './draw-operation.ts';
import type { Filled } from './filled.ts';
import { type Ids, offeredBy } from './offered.ts';
import { people } from './people.ts';
import { noteWrites, writtenBy } from './watch-writes.ts';
import { findLeaks, tablesWithId, Whose } from './whose.ts';

export type Soaked = {
  operations: number;
  rowsSeen: number;
  rowsWritten: number;
  leaks: string[];
  /** What is no refusal: mistakes of ours, never of who asks. */
  faults: string[];
};

/** Everybody who can ask a subgraph: a request without claims never reaches a database. */
const askers = [...people.keys()].filter((name) => name !== 'no claims');

const writers = askers.filter((name) =>
  people.get(name)?.scopes.some((scope) => /:(write|decide|evaluate|match)$/.test(scope)),
);

/** What has no name of a partner's, by a constraint. */
const nameless: ReadonlySet<string> = new Set(['vulnerability_case']);

/** Names that partners have for what is theirs say of which row they are. */
async function markRows({ administrator, rules }: Filled): Promise<void> {
  const tables = await administrator<{ table: string }[]>`
    select c.relname as table from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'external_ref'
    join pg_attribute i on i.attrelid = c.oid and i.attname = 'id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;
  for (const { table } of tables) {
    if (!rules[table] || nameless.has(table)) continue;
    await administrator.unsafe(
      `update public."${table}" set external_ref = 'of-${table}-' || id where external_ref is null`,
    );
  }
}

/** So many random operations of everybody on one subgraph; the same seed asks the same. */
export async function soak(filled: Filled, seed: number, operations: number): Promise<Soaked> {
  await markRows(filled);
  await noteWrites(filled);
  const offered = offeredBy(filled.domain);
  const whose = new Whose(filled);
  let ids = await idsOf(filled);
  let versions = await versionsOf(filled);
  const soaked: Soaked = { operations, rowsSeen: 0, rowsWritten: 0, leaks: [], faults: [] };

  for (let n = 0; n < operations; n += 1) {
    const random = randomAt(seed, filled.domain, n);
    const writes = random.chance(0.3);
    const name = random.pick(writes ? writers : askers);
    const readable = await whose.readableBy(name);
    // Ids of anybody, and more often such as are theirs, or nothing would ever be written.
    const near = writes && random.chance(0.7) ? amongThose(ids, readable) : ids;
    const operation = writes
      ? drawMutation(random, offered, near, (id) => versions.get(id))
      : drawReading(random, offered, ids);
    const answer = await filled.query(
      operation.document,
      operation.variables,
      people.get(name) ?? anonymous,
    );
    const wrong = (what: string) => `${n} ${name} ${operation.asked.slice(0, 300)}: ${what}`;
    const written = operation.writes ? await writtenBy(filled, name) : { rows: 0, leaks: [] };
    soaked.rowsWritten += written.rows;
    soaked.leaks.push(...written.leaks.map(wrong));
    if (written.rows > 0) {
      whose.forget();
      ids = await idsOf(filled);
      versions = await versionsOf(filled);
    }
    const after = written.rows > 0 ? await whose.readableBy(name) : readable;
    const seen = findLeaks(answer.data, after);
    soaked.rowsSeen += seen.rows;
    soaked.leaks.push(...seen.leaks.map(wrong));
    soaked.leaks.push(...tooMany(operation, answer.data, after).map(wrong));
    const faults = answer.errors.filter(
      ({ extensions }) => extensions['code'] === 'INTERNAL_SERVER_ERROR',
    );
    soaked.faults.push(...faults.map(({ message }) => wrong(message)));
  }
  return soaked;
}

function amongThose(ids: Ids, readable: ReadonlyMap<string, ReadonlySet<string>>): Ids {
  return new Map(
    [...ids].map(([type, all]) => {
      const theirs = all.filter((id) => {
        const parsed = parseTypeId(id);
        return parsed && readable.get(parsed.prefix)?.has(parsed.uuid);
      });
      return [type, theirs.length > 0 ? theirs : all];
    }),
  );
}

/** A total never counts what its viewer may not read. */
function tooMany(
  { list }: Operation,
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any shape
  data: any,
  readable: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const total = list && data?.[list.field]?.totalCount;
  const table = list?.node.name.replaceAll(/(?<=.)([A-Z])/g, '_$1').toLowerCase() ?? '';
  const most = readable.get(table)?.size;
  if (typeof total !== 'number' || most === undefined || total <= most) return [];
  return [`a total of ${total} where ${most} are theirs`];
}

/** Ids of every type that the database has, of everybody. */
export async function idsOf(filled: Filled): Promise<Ids> {
  const tables = (await tablesWithId(filled)).filter((table) => filled.rules[table]);
  const each = tables.map(
    (table) => `select '${table}' as table, (select array_agg(id::text order by md5(id::text))
      from (select id from public."${table}" order by md5(id::text) limit 300) few) as ids`,
  );
  const rows = await filled.administrator.unsafe<{ table: string; ids: string[] | null }[]>(
    each.join(' union all '),
  );
  return new Map(
    rows
      .filter(({ ids }) => ids)
      .map(({ table, ids }) => [typeNameOf(table), (ids ?? []).map((id) => toTypeId(table, id))]),
  );
}

async function versionsOf({ administrator }: Filled): Promise<Map<string, number>> {
  const tables = await administrator<{ table: string }[]>`
    select c.relname as table from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'version' and a.atttypid = 'int4'::regtype
    join pg_attribute i on i.attrelid = c.oid and i.attname = 'id' and i.atttypid = 'uuid'::regtype
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;
  const each = tables.map(
    ({ table }) => `select '${table}' as table, id::text, version from public."${table}"`,
  );
  const rows = await administrator.unsafe<{ table: string; id: string; version: number }[]>(
    each.join(' union all '),
  );
  return new Map(rows.map(({ table, id, version }) => [toTypeId(table, id), version]));
}
