import { arrayContains, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { Context } from '#shared/context.ts';
import { hasScope } from '#shared/identity/authorise.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { problem } from '#shared/language/problem.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { takesPart } from '../community-participation/community-participation.repository.ts';
import type { PersonFilter, PersonOrder } from '../generated/resolvers.ts';
import { visibleTo } from '../visibility.ts';
import { people, personRecords } from './person.table.ts';
import type { Person } from './person.ts';

/**
 * People with a record of the viewer's. At an access point they are few among all people: `distinct`
 * makes PostgreSQL walk the index of its records in order, rather than sort what it finds there.
 */
function withRecordVisibleTo(viewer: Viewer): SQL | undefined {
  const visible = visibleTo(viewer, {
    organisation: personRecords.ownerOrganisationId,
    accessPoint: personRecords.accessPointId,
  });
  const each = viewer.accessPoint ? sql`distinct ` : sql``;
  return (
    visible &&
    sql`${people.id} in (
      select ${each}${personRecords.personId} from ${personRecords} where ${visible})`
  );
}

/** The filter tells what the field tells, so it needs the same scope. */
function mayAskWhoTakesPart(context: Context, wanted: boolean | undefined): boolean | undefined {
  if (wanted !== undefined && !hasScope(context.viewer, 'participation:read')) {
    const [field, scope] = ['takesPartInCommunity', 'participation:read'];
    throw problem('FILTER_FORBIDDEN', context.language, { field, scope });
  }
  return wanted;
}

export const personList = defineList({
  type: 'Person',
  table: people,
  id: people.id,
  scope: 'person:read',
  toNode: (row): Person => row,
  orders: {
    CREATED_ASC: ascending(people.id, (node: Person) => node.id),
    CREATED_DESC: descending(people.id, (node: Person) => node.id),
  } satisfies Record<PersonOrder, OrderColumn<Person>>,
  usualOrder: 'CREATED_ASC',
  where: (filter: PersonFilter, context: Context) => [
    withRecordVisibleTo(context.viewer),
    filter.sex ? eq(people.sex, filter.sex) : undefined,
    filter.birthYearFrom ? gte(people.birthYear, filter.birthYearFrom) : undefined,
    filter.birthYearTo ? lte(people.birthYear, filter.birthYearTo) : undefined,
    filter.citizenshipCode
      ? arrayContains(people.citizenshipCodes, [filter.citizenshipCode])
      : undefined,
    takesPart(people.id, mayAskWhoTakesPart(context, filter.takesPartInCommunity ?? undefined)),
  ],
});
