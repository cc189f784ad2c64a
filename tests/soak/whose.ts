import { parseTypeId, prefixOf } from '#shared/type-id.ts';
import { askerOf } from '../../infra/database/table-classes/asker.ts';
import type { Filled } from './filled.ts';
import { people } from './people.ts';

/** Knows of every row whose it is: asked where no policy holds, and again after something was written. */
export class Whose {
  readonly #filled: Filled;
  #readable = new Map<string, Promise<Map<string, Set<string>>>>();

  constructor(filled: Filled) {
    this.#filled = filled;
  }

  /** By table, the ids that are theirs to read. */
  readableBy(name: string): Promise<Map<string, Set<string>>> {
    const known = this.#readable.get(name) ?? this.#ask(name);
    this.#readable.set(name, known);
    return known;
  }

  forget(): void {
    this.#readable = new Map();
  }

  async #ask(name: string): Promise<Map<string, Set<string>>> {
    const { administrator, rules } = this.#filled;
    const asker = askerOf(people.get(name));
    const tables = await tablesWithId(this.#filled);
    const each = tables.map(
      (table) => `select '${table}' as table, array_agg(t.id::text) as ids
        from public."${table}" t where ${rules[table]?.read('t', asker) ?? 'false'}`,
    );
    const rows = await administrator.unsafe<{ table: string; ids: string[] | null }[]>(
      each.join(' union all '),
    );
    return new Map(rows.map(({ table, ids }) => [table, new Set(ids ?? [])]));
  }
}

/** Tables whose rows have an id of their own. */
export async function tablesWithId({ administrator }: Filled): Promise<string[]> {
  const rows = await administrator<{ table: string }[]>`
    select c.relname as table from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'uuid'::regtype
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`;
  return rows.map(({ table }) => table);
}

export type Seen = { rows: number; leaks: string[] };

/** Marks that rows carry as their partner's own name for them: `of-<table>-<id>`. */
const mark = /\bof-([a-z_]+)-([0-9a-f-]{36})\b/g;

/**
 * What an answer holds of others: things that were read, and the names that partners have for theirs, wherever
 * they stand. A bare id that leads to another is no row.
 */
export function findLeaks(data: unknown, readable: ReadonlyMap<string, ReadonlySet<string>>): Seen {
  const seen: Seen = { rows: 0, leaks: [] };
  visit(data);
  return seen;

  function check(table: string, id: string): void {
    const ids = readable.get(table);
    if (!ids) return;
    seen.rows += 1;
    if (!ids.has(id)) seen.leaks.push(`${table} ${id}`);
  }

  function visit(value: unknown): void {
    if (typeof value === 'string') {
      for (const [, table = '', id = ''] of value.matchAll(mark)) check(table, id);
      return;
    }
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const { __typename: type, id, ...fields } = value as Record<string, unknown>; // of JSON
    const parsed = typeof id === 'string' ? parseTypeId(id) : undefined;
    if (parsed && typeof type === 'string' && parsed.prefix === prefixOf(type)) {
      if (Object.keys(fields).length > 0) check(parsed.prefix, parsed.uuid);
    }
    Object.values(fields).forEach(visit);
  }
}
