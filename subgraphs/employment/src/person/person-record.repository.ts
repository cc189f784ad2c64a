import { and, arrayContains, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Context } from '#shared/context.ts';
import { arrayOf } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { groupBy } from '#shared/group-by.ts';
import { hasScope } from '#shared/identity/authorise.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { problem } from '#shared/language/problem.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findUuid } from '#shared/type-id.ts';
import type { PersonRecordFilter, PersonRecordOrder } from '../generated/resolvers.ts';
import { visibleTo } from '../visibility.ts';
import { personRecords } from './person.table.ts';
import type { PersonRecord } from './person.ts';

function toPersonRecord(row: typeof personRecords.$inferSelect): PersonRecord {
  const { givenName, familyName, birthDate, residenceCode, ...facts } = row;
  return { ...facts, identity: { givenName, familyName, birthDate, residence: residenceCode } };
}

const columns = {
  organisation: personRecords.ownerOrganisationId,
  accessPoint: personRecords.accessPointId,
};

/** A filter says who somebody is just as a field does: only with that right, and on own records. */
function residentIn(residenceCode: string, context: Context): SQL | undefined {
  const { viewer, language } = context;
  if (!hasScope(viewer, 'identity:read') || viewer.organisation === null) {
    const details = { field: 'residenceCode', scope: 'identity:read' };
    throw problem('FILTER_FORBIDDEN', language, details);
  }
  return and(
    eq(personRecords.residenceCode, residenceCode),
    eq(personRecords.ownerOrganisationId, viewer.organisation),
  );
}

function keptAt(accessPointId: string, context: Context): SQL {
  requireId(context, 'access_point', accessPointId);
  return eq(personRecords.accessPointId, accessPointId);
}

export const personRecordList = defineList({
  type: 'PersonRecord',
  table: personRecords,
  id: personRecords.id,
  scope: 'person:read',
  toNode: toPersonRecord,
  orders: {
    CREATED_ASC: ascending(personRecords.id, (node: PersonRecord) => node.id),
    CREATED_DESC: descending(personRecords.id, (node: PersonRecord) => node.id),
  } satisfies Record<PersonRecordOrder, OrderColumn<PersonRecord>>,
  usualOrder: 'CREATED_ASC',
  where: (filter: PersonRecordFilter, context: Context) => [
    visibleTo(context.viewer, columns),
    filter.state ? inArray(personRecords.state, filter.state) : undefined,
    filter.sex ? eq(personRecords.sex, filter.sex) : undefined,
    filter.citizenshipCode
      ? arrayContains(personRecords.citizenshipCodes, [filter.citizenshipCode])
      : undefined,
    filter.residenceCode ? residentIn(filter.residenceCode, context) : undefined,
    filter.accessPointId ? keptAt(filter.accessPointId, context) : undefined,
  ],
});

/** The records of each person that the viewer may see, oldest first. */
export async function findRecordsOf(
  tx: Tx,
  personIds: readonly string[],
  viewer: Viewer,
): Promise<Map<string, PersonRecord[]>> {
  const uuids = personIds.map((id) => findUuid('person', id)).filter((uuid) => uuid !== undefined);
  const rows = await tx
    .select()
    .from(personRecords)
    .where(
      and(
        sql`${personRecords.personId} = any(${arrayOf('uuid', uuids)})`,
        visibleTo(viewer, columns),
      ),
    )
    .orderBy(personRecords.id);
  return groupBy(rows.map(toPersonRecord), ({ personId }) => personId);
}
