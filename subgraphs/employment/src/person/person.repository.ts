import { arrayContains, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { Context } from '#shared/context.ts';
import { equals } from '#shared/database/placeholders.ts';
import { hasScope } from '#shared/identity/authorise.ts';
import { problem } from '#shared/language/problem.ts';
import { type Asked, type Audience, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { takesPart } from '../community-participation/community-participation.repository.ts';
import type { PersonFilter, PersonOrder } from '../generated/resolvers.ts';
import { audienceOf, visibleTo } from '../visibility.ts';
import { people, personRecords } from './person.table.ts';
import type { Person } from './person.ts';

/**
 * People with a record of the viewer's. At an access point they are few among all people: `distinct`
 * makes PostgreSQL walk the index of its records in order. Those of an organisation may be most of
 * all: there it walks people in order and looks for a record of each, which `offset 0` keeps it
 * from turning into reading all records and sorting them.
 */
function withRecordVisibleTo(audience: Audience): SQL | undefined {
  const visible = visibleTo(audience, {
    organisation: personRecords.ownerOrganisationId,
    accessPoint: personRecords.accessPointId,
  });
  if (audience !== 'ORGANISATION') {
    return (
      visible &&
      sql`${people.id} in (
        select distinct ${personRecords.personId} from ${personRecords} where ${visible})`
    );
  }
  return sql`exists (select from ${personRecords}
    where ${personRecords.personId} = ${people.id} and ${visible} offset 0)`;
}

/** The filter tells what the field tells, so it needs the same scope. */
function checkWhoMayAsk({ takesPartInCommunity: wanted }: PersonFilter, context: Context): void {
  if (wanted === null || wanted === undefined) return;
  if (hasScope(context.viewer, 'participation:read')) return;
  const [field, scope] = ['takesPartInCommunity', 'participation:read'];
  throw problem('FILTER_FORBIDDEN', context.language, { field, scope });
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
  audience: audienceOf,
  check: checkWhoMayAsk,
  where: (asked: Asked<PersonFilter>, audience) => [
    withRecordVisibleTo(audience),
    asked.sex && equals(people.sex, asked.sex),
    asked.birthYearFrom && gte(people.birthYear, asked.birthYearFrom),
    asked.birthYearTo && lte(people.birthYear, asked.birthYearTo),
    asked.citizenshipCode &&
      arrayContains(people.citizenshipCodes, sql`array[${asked.citizenshipCode}]`),
    takesPart(people.id, asked.takesPartInCommunity),
  ],
});
