import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { Behind } from '../cursors.ts';
import { defineQuery, placesPerQuery } from '../query.ts';
import { steward } from '../viewers.ts';

type Place = { citizenship: string; id: string };

const citizenships = 5;

/** A researcher takes the people of one citizenship. */
export const peopleOfACitizenship = defineQuery<Place>({
  name: 'people-of-a-citizenship',
  group: 'researcher',
  what: 'a page of the people of one citizenship with their enrolments; the five most frequent in turn',
  askedOf: 'employment',
  viewer: steward,
  items: [20, 100],
  places: (look, items) =>
    look<Place>(
      'employment',
      `with person_of as (
         select citizenship, id, row_number() over (partition by citizenship order by id) as place,
           count(*) over (partition by citizenship) as total
         from person cross join unnest(citizenship_codes) as citizenship),
       frequent as (
         select citizenship from person_of where place = 1 order by total desc limit ${citizenships})
       select citizenship, id from person_of join frequent using (citizenship)
       where place % greatest((total - ${items}) / ${placesPerQuery / citizenships}, 1) = 0
         and place <= total - ${items}
       order by place, citizenship limit ${placesPerQuery}`,
    ),
  document: `query ($first: Int!, $after: String!, $citizenship: String!) {
    persons(first: $first, after: $after, filter: { citizenshipCode: $citizenship }) {
      nodes {
        id sex birthYear citizenshipCodes
        enrolments(first: 5) { nodes { id state workPackage enrolledOn exitedOn } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ citizenship, id }, first) => ({
    first,
    after: encodeCursor('Person:CREATED_ASC', [toTypeId('person', id)]),
    citizenship,
  }),
  handWritten: {
    sql: `
      with page as materialized (
        select * from person where id > $1 and citizenship_codes @> array[$3]
        order by id limit $2 + 1),
      shown as (select * from page order by id limit $2)
      select json_build_object('persons', json_build_object(
        'nodes', (
          select coalesce(json_agg(json_build_object('id', shown.id, 'sex', shown.sex,
            'birthYear', shown.birth_year, 'citizenshipCodes', shown.citizenship_codes,
            'enrolments', json_build_object('nodes', enrolments.nodes)) order by shown.id), '[]')
          from shown cross join lateral (
            select coalesce(json_agg(json_build_object('id', id, 'state', state,
              'workPackage', work_package, 'enrolledOn', enrolled_on, 'exitedOn', exited_on)),
              '[]') as nodes
            from (
              select * from enrolment where person_id = shown.id
              order by enrolled_on desc, id desc limit 5) item) enrolments),
        'pageInfo', json_build_object(
          'hasNextPage', (select count(*) > $2 from page),
          'endCursor', (select json_build_array(id) from shown order by id desc limit 1)
        )))::text as data`,
    parameters: ({ citizenship, id }, first) => [id, first, citizenship],
  },
  postgraphile: {
    document: `query ($first: Int!, $after: Cursor, $citizenship: String!) {
      persons: allPeople(
        first: $first, after: $after, orderBy: [ROW_ID_ASC],
        filter: { citizenshipCodes: { contains: [$citizenship] } }
      ) {
        nodes {
          id: rowId sex birthYear citizenshipCodes
          enrolments(first: 5, orderBy: [ENROLLED_ON_DESC, ROW_ID_DESC]) {
            nodes { id: rowId state workPackage enrolledOn exitedOn }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: ({ citizenship, id }, first) => ({ first, after: new Behind(id), citizenship }),
    toOurs: (data) => data,
  },
});
