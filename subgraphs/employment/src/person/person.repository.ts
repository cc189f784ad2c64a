import { arrayContains, getTableColumns, gte, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Context } from '#shared/context.ts';
import { equals, idArray } from '#shared/database/placeholders.ts';
import { statement } from '#shared/database/statement.ts';
import { hasScope } from '#shared/identity/authorise.ts';
import { problem } from '#shared/language/problem.ts';
import { type Asked, type Audience, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { Part } from '#shared/reading/read-all-of.ts';
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
    // Those who see all would see people twice that were merged.
    isNull(people.mergedInto),
    asked.sex && equals(people.sex, asked.sex),
    asked.birthYearFrom && gte(people.birthYear, asked.birthYearFrom),
    asked.birthYearTo && lte(people.birthYear, asked.birthYearTo),
    asked.citizenshipCode &&
      arrayContains(people.citizenshipCodes, sql`array[${asked.citizenshipCode}]`),
    takesPart(people.id, asked.takesPartInCommunity),
  ],
});

const asked = idArray('person', 'keys');
const columns = getTableColumns(people);
const named = sql.join(
  Object.values(columns).map(({ name }) => sql`person.${sql.identifier(name)}`),
  sql`, `,
);
const selected = { of: people.id, value: columns };

/**
 * Who answers for a person: they themselves, or the one they were merged into. `offset 0` makes
 * PostgreSQL look for the people asked for, not for all that were ever merged.
 */
export const answering = statement(
  selected,
  sql<Part<Person>>`
    select person.id as of, ${named} from person
      where person.id = any(${asked}) and person.merged_into is null
    union all
    select asked.id as of, ${named} from unnest(${asked}) as asked(id)
      cross join lateral (
        select merged_into from person as merged where merged.id = asked.id offset 0) as merged
      join person on person.id = merged.merged_into`,
);

/** Those whom a person answers for. */
export const mergedInto = statement(
  { of: people.mergedInto, value: people.id },
  sql<{ of: string; value: string }>`select merged_into, id from person
    where merged_into = any(${asked}) and merged_into is not null order by id`,
);
