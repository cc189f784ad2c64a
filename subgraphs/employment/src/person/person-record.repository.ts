import { and, arrayContains, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf, viewerOrganisation } from '#shared/database/placeholders.ts';
import { type Statement, statement, write } from '#shared/database/statement.ts';
import { hasScope } from '#shared/identity/authorise.ts';
import { problem } from '#shared/language/problem.ts';
import { type Asked, type Audience, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { Part } from '#shared/reading/read-all-of.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { PersonRecordFilter, PersonRecordOrder } from '../generated/resolvers.ts';
import { toFacts } from '../person-facts/to-facts.ts';
import { audienceOf, visibleTo } from '../visibility.ts';
import { personRecords } from './person.table.ts';
import type { PersonRecord } from './person.ts';

function toPersonRecord(row: typeof personRecords.$inferSelect): PersonRecord {
  const {
    id,
    personId,
    homePersonId,
    ownerOrganisationId,
    accessPointId,
    state,
    externalRef,
    version,
    dataKey,
  } = row;
  const facts = { ...toFacts(row), validTo: null, supersededAt: null };
  return {
    id,
    personId,
    homePersonId,
    ownerOrganisationId,
    accessPointId,
    state,
    externalRef,
    version,
    dataKey,
    facts,
  };
}

const columns = {
  organisation: personRecords.ownerOrganisationId,
  accessPoint: personRecords.accessPointId,
};

/** A filter says who somebody is just as a field does: only with that right, and on own records. */
function check({ residenceCode, accessPointId }: PersonRecordFilter, context: Context): void {
  const { viewer, language } = context;
  if (residenceCode && !(hasScope(viewer, 'identity:read') && viewer.organisation)) {
    const details = { field: 'residenceCode', scope: 'identity:read' };
    throw problem('FILTER_FORBIDDEN', language, details);
  }
  if (accessPointId) requireId(context, 'access_point', accessPointId);
}

export const personRecordList = defineList({
  type: 'PersonRecord',
  table: personRecords,
  id: personRecords.id,
  toNode: toPersonRecord,
  orders: {
    CREATED_ASC: ascending(personRecords.id, (node: PersonRecord) => node.id),
    CREATED_DESC: descending(personRecords.id, (node: PersonRecord) => node.id),
  } satisfies Record<PersonRecordOrder, OrderColumn<PersonRecord>>,
  usualOrder: 'CREATED_ASC',
  audience: audienceOf,
  check,
  where: (asked: Asked<PersonRecordFilter>, audience) => [
    visibleTo(audience, columns),
    asked.state && isOneOf(personRecords.state, asked.state),
    asked.sex && equals(personRecords.sex, asked.sex),
    asked.citizenshipCode &&
      arrayContains(personRecords.citizenshipCodes, sql`array[${asked.citizenshipCode}]`),
    asked.residenceCode &&
      and(
        equals(personRecords.residenceCode, asked.residenceCode),
        equals(personRecords.ownerOrganisationId, viewerOrganisation),
      ),
    asked.accessPointId && equals(personRecords.accessPointId, asked.accessPointId),
    // Who sees the records of all has named none of them.
    asked.externalRef &&
      (audience === 'ALL' ? sql`false` : equals(personRecords.externalRef, asked.externalRef)),
  ],
});

/** By the partner's own names for them. */
export async function findRecordsByRef(
  tx: Tx,
  organisationId: string | null,
  refs: readonly string[],
): Promise<PersonRecord[]> {
  if (organisationId === null || refs.length === 0) return [];
  const { ownerOrganisationId, externalRef } = personRecords;
  const rows = await tx
    .select()
    .from(personRecords)
    .where(and(eq(ownerOrganisationId, organisationId), inArray(externalRef, [...refs])));
  return rows.map(toPersonRecord);
}

const fields = getTableColumns(personRecords);

/** The records of each person that the viewer may see, oldest first. */
export const recordsOf: Record<Audience, Statement<Part<PersonRecord>>> = {
  ALL: recordsVisibleTo('ALL'),
  ORGANISATION: recordsVisibleTo('ORGANISATION'),
  ACCESS_POINT: recordsVisibleTo('ACCESS_POINT'),
  NOBODY: recordsVisibleTo('NOBODY'),
};

function recordsVisibleTo(audience: Audience): Statement<Part<PersonRecord>> {
  const select = write
    .select(fields)
    .from(personRecords)
    .where(
      and(
        sql`${personRecords.personId} = any(${idArray('person', 'keys')})`,
        visibleTo(audience, columns),
      ),
    )
    .orderBy(personRecords.id);
  return statement(fields, select, (row) => ({ of: row.personId, value: toPersonRecord(row) }));
}
