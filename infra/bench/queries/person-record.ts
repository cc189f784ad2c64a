import { toTypeId } from '#shared/type-id.ts';
import { defineQuery } from '../query.ts';
import { partner } from '../viewers.ts';
import { ownRecords } from './own-records.ts';

/** A case system opens one person; without the name, which is sealed and no other can open. */
export const personRecord = defineQuery<string>({
  name: 'person-record',
  group: 'partner system',
  what: 'one record by its id, with its person and enrolments',
  askedOf: 'employment',
  viewer: partner,
  items: [1],
  places: ownRecords,
  document: `query ($id: ID!) {
    personRecord(id: $id) {
      id state birthDate sex citizenshipCodes version
      person { id sex birthYear }
      enrolments(first: 20) {
        nodes { id state workPackage enrolledOn exitedOn accessPoint { id name } }
      }
    }
  }`,
  variables: (record) => ({ id: toTypeId('person_record', record) }),
  handWritten: {
    sql: `
      select json_build_object('personRecord', (
        select json_build_object('id', record.id, 'state', record.state,
          'birthDate', record.birth_date, 'sex', record.sex,
          'citizenshipCodes', record.citizenship_codes, 'version', record.version,
          'person', (select json_build_object('id', id, 'sex', sex, 'birthYear', birth_year)
            from person where person.id = record.person_id),
          'enrolments', json_build_object('nodes', (
            select coalesce(json_agg(json_build_object('id', item.id, 'state', item.state,
              'workPackage', item.work_package, 'enrolledOn', item.enrolled_on,
              'exitedOn', item.exited_on, 'accessPoint', json_build_object(
                'id', item.access_point_id, 'name', item.access_point_name))), '[]')
            from (
              select enrolment.*, access_point.name as access_point_name
              from enrolment join access_point on access_point.id = enrolment.access_point_id
              where enrolment.person_record_id = record.id
              order by enrolment.enrolled_on desc, enrolment.id desc limit 20) item)))
        from person_record record where record.id = $1))::text as data`,
    parameters: (record) => [record],
  },
  postgraphile: {
    document: `query ($id: UUID!) {
      personRecord: personRecordByRowId(rowId: $id) {
        id: rowId state birthDate sex citizenshipCodes version
        person: personByPersonId { id: rowId sex birthYear }
        enrolments(first: 20, orderBy: [ENROLLED_ON_DESC, ROW_ID_DESC]) {
          nodes {
            id: rowId state workPackage enrolledOn exitedOn
            accessPoint: accessPointByAccessPointId { id: rowId name }
          }
        }
      }
    }`,
    variables: (id) => ({ id }),
    toOurs: (data) => data,
  },
});
