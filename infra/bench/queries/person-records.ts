import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { Behind } from '../cursors.ts';
import { defineQuery } from '../query.ts';
import { uuidOf } from '../uuid.ts';
import { partner } from '../viewers.ts';
import { ownRecords } from './own-records.ts';

/** A case system reads its people page by page; without names, which are sealed. */
export const personRecords = defineQuery<string>({
  name: 'person-records',
  group: 'partner system',
  what: 'a page of records with their persons and the first 5 enrolments of each',
  askedOf: 'employment',
  viewer: partner,
  items: [20, 100],
  places: ownRecords,
  document: `query ($first: Int!, $after: String!) {
    personRecords(first: $first, after: $after) {
      nodes {
        id state birthDate sex citizenshipCodes
        person { id sex birthYear }
        enrolments(first: 5) { nodes { id state workPackage enrolledOn } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: (record, first) => ({
    first,
    after: encodeCursor('PersonRecord:CREATED_ASC', [toTypeId('person_record', record)]),
  }),
  handWritten: {
    sql: `
      with page as materialized (
        select * from person_record where owner_organisation_id = $3 and id > $1
        order by id limit $2 + 1),
      shown as (select * from page order by id limit $2)
      select json_build_object('personRecords', json_build_object(
        'nodes', (
          select coalesce(json_agg(json_build_object('id', shown.id, 'state', shown.state,
            'birthDate', shown.birth_date, 'sex', shown.sex,
            'citizenshipCodes', shown.citizenship_codes,
            'person', json_build_object(
              'id', person.id, 'sex', person.sex, 'birthYear', person.birth_year),
            'enrolments', json_build_object('nodes', enrolments.nodes)) order by shown.id), '[]')
          from shown join person on person.id = shown.person_id
          cross join lateral (
            select coalesce(json_agg(json_build_object('id', id, 'state', state,
              'workPackage', work_package, 'enrolledOn', enrolled_on)), '[]') as nodes
            from (
              select * from enrolment where person_record_id = shown.id
              order by enrolled_on desc, id desc limit 5) item) enrolments),
        'pageInfo', json_build_object(
          'hasNextPage', (select count(*) > $2 from page),
          'endCursor', (select json_build_array(id) from shown order by id desc limit 1)
        )))::text as data`,
    parameters: (record, first) => [record, first, uuidOf(partner.organisation)],
  },
  postgraphile: {
    document: `query ($first: Int!, $after: Cursor, $owner: UUID!) {
      personRecords: allPersonRecords(
        first: $first, after: $after, orderBy: [ROW_ID_ASC],
        condition: { ownerOrganisationId: $owner }
      ) {
        nodes {
          id: rowId state birthDate sex citizenshipCodes
          person: personByPersonId { id: rowId sex birthYear }
          enrolments(first: 5, orderBy: [ENROLLED_ON_DESC, ROW_ID_DESC]) {
            nodes { id: rowId state workPackage enrolledOn }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: (record, first) => ({
      first,
      after: new Behind(record),
      owner: uuidOf(partner.organisation),
    }),
    toOurs: (data) => data,
  },
});
