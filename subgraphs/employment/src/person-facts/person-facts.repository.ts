import { and, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement } from '#shared/database/statement.ts';
import type { Part } from '#shared/reading/read-all-of.ts';
import { people, personRecords } from '../person/person.table.ts';
import type { PersonRecord } from '../person/person.ts';
import { personFacts } from './person-facts.table.ts';
import type { Facts } from './person-facts.ts';
import { toFacts } from './to-facts.ts';

type Row = typeof personFacts.$inferSelect;

const columns = getTableColumns(personFacts);

/** The version that a record holds itself, in the columns of all the others. */
const ofRecord: Record<string, SQL> = {
  person_record_id: sql`id`,
  valid_to: sql`null::date`,
  superseded_at: sql`null::timestamptz`,
};

const names = Object.values(columns).map(({ name }) => name);
const others = sql.join(
  names.map((name) => sql.identifier(name)),
  sql`, `,
);
const own = sql.join(
  names.map((name) => ofRecord[name] ?? sql.identifier(name)),
  sql`, `,
);
const keys = idArray('person_record', 'keys');

/** All versions of records that the viewer may see, as they came to be known. */
const versions = sql`
  select ${others} from ${personFacts} where ${columns.personRecordId} = any(${keys})
  union all
  select ${own} from ${personRecords} where ${personRecords.id} = any(${keys})`;

const toPart = (row: Row): Part<Facts> => ({ of: row.personRecordId, value: toVersion(row) });

export const factsHistory = statement<Row, Part<Facts>>(
  columns,
  sql<Row>`select * from (${versions}) as version order by recorded_at, valid_from nulls first`,
  toPart,
);

/** Of each record the version that was true on a day, as it was known at an instant. */
export const factsOn = statement<Row, Part<Facts>>(
  columns,
  sql<Row>`select * from (${versions}) as version
    where (valid_from <= ${sql.placeholder('asOf')}::date or valid_from is null)
      and (valid_to > ${sql.placeholder('asOf')}::date or valid_to is null)
      and recorded_at <= ${sql.placeholder('knownAt')}::timestamptz
      and (superseded_at > ${sql.placeholder('knownAt')}::timestamptz or superseded_at is null)`,
  toPart,
);

function toVersion(row: Row): Facts {
  return { ...toFacts(row), validTo: row.validTo, supersededAt: row.supersededAt };
}

/** The versions that are known now, beside the record's own. */
export async function findOtherFacts(tx: Tx, recordId: string): Promise<Facts[]> {
  const rows = await tx
    .select()
    .from(personFacts)
    .where(and(eq(personFacts.personRecordId, recordId), isNull(personFacts.supersededAt)));
  return rows.map(toVersion);
}

/** Whether the partner had no record of that name yet: `person_record_external_ref` decides the race. */
export async function insertIfRefFree(tx: Tx, record: PersonRecord): Promise<boolean> {
  const made = await tx
    .insert(personRecords)
    .values({ ...record, ...toRow(record.facts) })
    .onConflictDoNothing({
      target: [personRecords.ownerOrganisationId, personRecords.externalRef],
      where: sql`external_ref is not null`,
    })
    .returning({ id: personRecords.id });
  return made.length > 0;
}

export async function updateRecord(tx: Tx, record: PersonRecord): Promise<void> {
  const { state, version, facts } = record;
  await tx
    .update(personRecords)
    .set({ state, version, ...toRow(facts) })
    .where(eq(personRecords.id, record.id));
}

/** Written once; of a version that is known already, only until when it was. */
export async function putFacts(tx: Tx, personRecordId: string, all: Facts[]): Promise<void> {
  if (all.length === 0) return;
  await tx
    .insert(personFacts)
    .values(
      all.map((facts) => ({
        ...toRow(facts),
        personRecordId,
        validTo: facts.validTo,
        supersededAt: facts.supersededAt,
      })),
    )
    .onConflictDoUpdate({
      target: personFacts.factsId,
      set: { supersededAt: sql`excluded.superseded_at` },
    });
}

function toRow({ id, validTo, supersededAt, ...facts }: Facts) {
  return { factsId: id, ...facts };
}

/** Locks the record against others who would change it. */
export async function lockRecord(tx: Tx, id: string): Promise<void> {
  await tx
    .select({ id: personRecords.id })
    .from(personRecords)
    .where(eq(personRecords.id, id))
    .for('update');
}

export async function insertPerson(tx: Tx, person: typeof people.$inferInsert): Promise<void> {
  await tx.insert(people).values(person);
}

/** The facts of all records of a person, oldest record first; for those who see all. */
export async function findFactsOfPerson(tx: Tx, personId: string): Promise<Facts[]> {
  const rows = await tx
    .select()
    .from(personRecords)
    .where(eq(personRecords.personId, personId))
    .orderBy(personRecords.id);
  return rows.map((row) => ({ ...toFacts(row), validTo: null, supersededAt: null }));
}

export async function updatePerson(
  tx: Tx,
  id: string,
  facts: Omit<typeof people.$inferInsert, 'id'>,
): Promise<void> {
  await tx.update(people).set(facts).where(eq(people.id, id));
}
