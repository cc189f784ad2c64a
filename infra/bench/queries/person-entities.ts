import { toTypeId } from '#shared/type-id.ts';
import { defineQuery, placesPerQuery } from '../query.ts';
import { uuidOf } from '../uuid.ts';
import { partner } from '../viewers.ts';

/** The gateway comes from community or governance with people and wants employment's part of them. */
export const personEntities = defineQuery<string[]>({
  name: 'person-entities',
  group: 'partner system',
  what: 'references to persons resolved, as the gateway asks for them, with records and enrolments and their count',
  askedOf: 'employment',
  viewer: partner,
  items: [20, 100],
  places: async (look, items) => {
    // In the order of their hash: people who met at a micro-intervention are not neighbours here.
    const rows = await look<{ id: string }>(
      'employment',
      `select person_id as id from person_record
       where owner_organisation_id = '${uuidOf(partner.organisation)}'
       order by hashtext(id::text), id limit ${placesPerQuery * items}`,
    );
    const ids = rows.map(({ id }) => id);
    return Array.from(
      { length: Math.min(placesPerQuery, Math.floor(ids.length / items)) },
      (_, k) => ids.slice(k * items, (k + 1) * items).sort(),
    );
  },
  document: `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Person {
        id sex birthYear citizenshipCodes
        records { id state }
        enrolments(first: 5) { totalCount nodes { id state workPackage enrolledOn } }
      }
    }
  }`,
  variables: (people) => ({
    representations: people.map((id) => ({ __typename: 'Person', id: toTypeId('person', id) })),
  }),
  handWritten: {
    sql: `
      select json_build_object('_entities', json_agg(json_build_object(
        'id', person.id, 'sex', person.sex, 'birthYear', person.birth_year,
        'citizenshipCodes', person.citizenship_codes,
        'records', records.nodes,
        'enrolments', json_build_object(
          'totalCount', enrolments.total, 'nodes', enrolments.nodes)) order by wanted.place))::text as data
      from unnest($1::uuid[]) with ordinality as wanted(id, place)
      join person on person.id = wanted.id
      cross join lateral (
        select coalesce(json_agg(json_build_object('id', id, 'state', state) order by id), '[]') as nodes
        from person_record where person_id = wanted.id) records
      cross join lateral (
        select coalesce(max(total), 0) as total, coalesce(json_agg(json_build_object('id', id,
          'state', state, 'workPackage', work_package, 'enrolledOn', enrolled_on)), '[]') as nodes
        from (
          select enrolment.*, count(*) over () as total from enrolment where person_id = wanted.id
          order by enrolled_on desc, id desc limit 5) item) enrolments`,
    parameters: (people) => [people],
  },
  postgraphile: {
    document: `query ($ids: [UUID!]!) {
      allPeople(filter: { rowId: { in: $ids } }, orderBy: [ROW_ID_ASC]) {
        nodes {
          id: rowId sex birthYear citizenshipCodes
          records: personRecordsByPersonId { nodes { id: rowId state } }
          enrolments(first: 5, orderBy: [ENROLLED_ON_DESC, ROW_ID_DESC]) {
            totalCount nodes { id: rowId state workPackage enrolledOn }
          }
        }
      }
    }`,
    variables: (ids) => ({ ids }),
    toOurs: ({ allPeople }) => ({
      _entities: allPeople.nodes.map(
        ({ records, ...person }: { records: { nodes: unknown[] } }) => ({
          ...person,
          records: records.nodes,
        }),
      ),
    }),
  },
});
