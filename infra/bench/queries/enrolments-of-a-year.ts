import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { Behind } from '../cursors.ts';
import { defineQuery, placesPerQuery } from '../query.ts';
import { steward } from '../viewers.ts';

type Place = { on: string; id: string };

const [from, before] = ['2026-01-01', '2027-01-01'];

/** A researcher walks through all that happened in a year. */
export const enrolmentsOfAYear = defineQuery<Place>({
  name: 'enrolments-of-a-year',
  group: 'researcher',
  what: 'pages of the walk through all enrolments of 2026, each with its person',
  askedOf: 'employment',
  viewer: steward,
  items: [100],
  places: (look, items) =>
    look<Place>(
      'employment',
      `select enrolled_on::text as "on", id from (
         select enrolled_on, id, row_number() over (order by enrolled_on, id) as place,
           count(*) over () as total
         from enrolment where enrolled_on >= '${from}' and enrolled_on < '${before}') enrolment
       where place % greatest((total - ${items}) / ${placesPerQuery}, 1) = 0
         and place <= total - ${items}
       order by place limit ${placesPerQuery}`,
    ),
  document: `query ($first: Int!, $after: String!) {
    enrolments(
      first: $first, after: $after, orderBy: [ENROLLED_ON_ASC],
      filter: { enrolledFrom: "${from}", enrolledBefore: "${before}" }
    ) {
      nodes {
        id state workPackage enrolledOn exitedOn ageBracket
        person { id sex birthYear citizenshipCodes }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ on, id }, first) => ({
    first,
    after: encodeCursor('Enrolment:ENROLLED_ON_ASC', [on, toTypeId('enrolment', id)]),
  }),
  handWritten: {
    sql: `
      with page as materialized (
        select * from enrolment
        where (enrolled_on, id) > ($1::date, $2::uuid)
          and enrolled_on >= '${from}' and enrolled_on < '${before}'
        order by enrolled_on, id limit $3 + 1),
      shown as (select * from page order by enrolled_on, id limit $3)
      select json_build_object('enrolments', json_build_object(
        'nodes', (
          select coalesce(json_agg(json_build_object('id', shown.id, 'state', shown.state,
            'workPackage', shown.work_package, 'enrolledOn', shown.enrolled_on,
            'exitedOn', shown.exited_on, 'ageBracket', shown.age_bracket,
            'person', json_build_object('id', person.id, 'sex', person.sex,
              'birthYear', person.birth_year, 'citizenshipCodes', person.citizenship_codes))
            order by shown.enrolled_on, shown.id), '[]')
          from shown join person on person.id = shown.person_id),
        'pageInfo', json_build_object(
          'hasNextPage', (select count(*) > $3 from page),
          'endCursor', (select json_build_array(enrolled_on, id)
            from shown order by enrolled_on desc, id desc limit 1)
        )))::text as data`,
    parameters: ({ on, id }, first) => [on, id, first],
  },
  postgraphile: {
    document: `query ($first: Int!, $after: Cursor) {
      enrolments: allEnrolments(
        first: $first, after: $after, orderBy: [ENROLLED_ON_ASC, ROW_ID_ASC],
        filter: { enrolledOn: { greaterThanOrEqualTo: "${from}", lessThan: "${before}" } }
      ) {
        nodes {
          id: rowId state workPackage enrolledOn exitedOn ageBracket
          person { id: rowId sex birthYear citizenshipCodes }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: ({ on, id }, first) => ({ first, after: new Behind(on, id) }),
    toOurs: (data) => data,
  },
});
