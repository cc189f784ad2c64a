import { type SQL, sql } from 'drizzle-orm';
import { appendChanges, type Change } from '../change-feed/append-change.ts';
import { arrayOf } from '../database/columns.ts';
import type { Tx } from '../database/database.ts';
import { getUuid, prefixOf, toTypeId } from '../type-id.ts';
import { type ErasurePlan, type Outcome, type TableFate, toOutcome } from './fate.ts';

/** Whom an erasure is about. */
export type Erased = {
  personRecordId: string;
  personId: string;
  /** The controller of the record. */
  organisationId: string;
};

/** What stands for `:record` and the others in the conditions of a plan. */
type Bound = Erased & { own: string[]; names: string[] };

/** A condition is ours and constant; only what stands for a name of it is a value. */
function bind(condition: string, { personRecordId, personId, own, names }: Bound): SQL {
  const values: Record<string, SQL> = {
    record: sql`${getUuid('person_record', personRecordId)}::uuid`,
    person: sql`${getUuid('person', personId)}::uuid`,
    own: arrayOf('uuid', own),
    names: arrayOf('text', names),
  };
  const parts = condition.split(/(?<!:):(record|person|own|names)\b/);
  return sql.join(
    parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : (values[part] ?? sql.raw(part)))),
  );
}

const tableOf = ({ table }: TableFate) => sql.identifier(table);

/** The rows of entities that are about the record: what else is kept of them names them by their ids. */
async function findOwn(tx: Tx, plan: ErasurePlan, erased: Erased): Promise<Bound> {
  const record = getUuid('person_record', erased.personRecordId);
  const bound: Bound = { ...erased, own: [record], names: [erased.personRecordId] };
  for (const fate of plan) {
    if (fate.entity === undefined || fate.entity === 'PersonRecord') continue;
    const rows = await tx.execute<{ id: string }>(
      sql`select id from ${tableOf(fate)} where ${bind(fate.of, bound)}`,
    );
    const prefix = prefixOf(fate.entity);
    bound.own.push(...rows.map(({ id }) => id));
    bound.names.push(...rows.map(({ id }) => toTypeId(prefix, id)));
  }
  return bound;
}

/** What carrying it out would do; changes nothing. */
export async function previewErasure(tx: Tx, plan: ErasurePlan, erased: Erased): Promise<Outcome> {
  const bound = await findOwn(tx, plan, erased);
  const found = [];
  for (const fate of plan) {
    const [counted] = await tx.execute<{ rows: number }>(
      sql`select count(*)::int as rows from ${tableOf(fate)} where ${bind(fate.of, bound)}`,
    );
    found.push({ fate, rows: counted?.rows ?? 0 });
  }
  return toOutcome(found);
}

/** Does it, and tells the feed of each entity that went or changed; with the platform's rights. */
export async function carryOut(
  tx: Tx,
  plan: ErasurePlan,
  erased: Erased,
  tellAlso: readonly string[] = [],
): Promise<Outcome> {
  const bound = await findOwn(tx, plan, erased);
  const found = [];
  for (const fate of plan) {
    const rows = await tx.execute<Row>(statementOf(fate, bound));
    found.push({ fate, rows: rows.length });
    await appendChanges(tx, changesOf(fate, rows, erased, tellAlso));
  }
  return toOutcome(found);
}

type Row = { row: Record<string, unknown> };

function statementOf(fate: TableFate, bound: Bound): SQL {
  const where = bind(fate.of, bound);
  // Bytes are not needed to tell anybody of a row, and may be many.
  const row = fate.entity ? sql`${sql.raw(returned(fate))} as row` : sql`1 as row`;
  if (fate.fate === 'DELETE')
    return sql`delete from ${tableOf(fate)} where ${where} returning ${row}`;
  const blanks = Object.entries(fate.blank ?? {});
  if (blanks.length === 0) return sql`select ${row} from ${tableOf(fate)} where ${where}`;
  const set = sql.join(
    blanks.map(([column, value]) => sql`${sql.identifier(column)} = ${sql.raw(value)}`),
    sql`, `,
  );
  return sql`update ${tableOf(fate)} set ${set} where ${where} returning ${row}`;
}

function returned({ table, tells = [] }: TableFate): string {
  const columns = ['id', ...tells].map((name) => `'${name}', "${name}"`);
  return `jsonb_build_object(${columns.join()}, 'version', to_jsonb("${table}") -> 'version')`;
}

function changesOf(
  { entity, fate, blank, tells = [] }: TableFate,
  rows: readonly Row[],
  { organisationId }: Erased,
  tellAlso: readonly string[],
): Change[] {
  if (entity === undefined || (fate !== 'DELETE' && blank === undefined)) return [];
  return rows.flatMap(({ row }) => {
    const others = tells.flatMap((column) =>
      typeof row[column] === 'string' ? toTypeId('organisation', row[column]) : [],
    );
    const version = Number(row['version'] ?? 0);
    return [...new Set([organisationId, ...others, ...tellAlso])].map((organisation) => ({
      type: entity,
      id: toTypeId(prefixOf(entity), String(row['id'])),
      version: fate === 'DELETE' ? version + 1 : version,
      kind: fate === 'DELETE' ? ('REMOVED' as const) : ('UPDATED' as const),
      organisation,
    }));
  });
}
