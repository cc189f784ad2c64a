import { defineQuery, placesPerQuery } from '../query.ts';
import { caseWorker, desk } from '../viewers.ts';

/** A week in days of Italy, and in the instants at which these begin. */
type Week = { from: string; before: string; begins: string; ends: string };

/** A week on the wall of an access point. */
export const appointmentsOfAWeek = defineQuery<Week>({
  name: 'appointments-of-a-week',
  group: 'case worker',
  what: 'the appointments of a week, a page, with the record of each',
  askedOf: 'employment',
  viewer: caseWorker,
  items: [2, 20],
  // The fullest weeks first: of a small sample few fill a page.
  places: (look) =>
    look<Week>(
      'employment',
      `select day::text as from, (day + 7)::text as before,
         (day::timestamp at time zone 'Europe/Rome')::text as begins,
         ((day + 7)::timestamp at time zone 'Europe/Rome')::text as ends
       from (
         select date_trunc('week', starts_at at time zone 'Europe/Rome')::date as day
         from appointment where access_point_id = '${desk.accessPoint}') held
       group by day order by count(*) desc, day limit ${placesPerQuery}`,
    ),
  document: `query ($first: Int!, $from: Date!, $before: Date!) {
    appointments(first: $first, filter: { startsFrom: $from, startsBefore: $before }) {
      nodes {
        id startsAt minutes operator purpose mode state
        personRecord { id birthDate sex citizenshipCodes }
      }
      pageInfo { hasNextPage }
    }
  }`,
  variables: ({ from, before }, first) => ({ first, from, before }),
  handWritten: {
    sql: `
      with page as materialized (
        select * from appointment
        where organisation_id = $4 and access_point_id = $5
          and starts_at >= $1::timestamptz and starts_at < $2::timestamptz
        order by starts_at, id limit $3 + 1),
      shown as (select * from page order by starts_at, id limit $3)
      select json_build_object('appointments', json_build_object(
        'nodes', (
          select coalesce(json_agg(json_build_object('id', shown.id,
            'startsAt', to_char(shown.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'minutes', shown.minutes, 'operator', shown.operator, 'purpose', shown.purpose,
            'mode', shown.mode, 'state', shown.state,
            'personRecord', json_build_object('id', record.id, 'birthDate', record.birth_date,
              'sex', record.sex, 'citizenshipCodes', record.citizenship_codes))
            order by shown.starts_at, shown.id), '[]')
          from shown join person_record record on record.id = shown.person_record_id),
        'pageInfo', json_build_object('hasNextPage', (select count(*) > $3 from page))))::text as data`,
    parameters: ({ begins, ends }, first) => [
      begins,
      ends,
      first,
      desk.organisation,
      desk.accessPoint,
    ],
  },
  postgraphile: {
    document: `query (
      $first: Int!, $begins: Datetime!, $ends: Datetime!, $organisation: UUID!, $accessPoint: UUID!
    ) {
      appointments: allAppointments(
        first: $first, orderBy: [STARTS_AT_ASC, ROW_ID_ASC],
        condition: { organisationId: $organisation, accessPointId: $accessPoint },
        filter: { startsAt: { greaterThanOrEqualTo: $begins, lessThan: $ends } }
      ) {
        nodes {
          id: rowId startsAt minutes operator purpose mode state
          personRecord: personRecordByPersonRecordId { id: rowId birthDate sex citizenshipCodes }
        }
        pageInfo { hasNextPage }
      }
    }`,
    variables: ({ begins, ends }, first) => ({ first, begins, ends, ...desk }),
    toOurs: ({ appointments: { nodes, ...page } }) => ({
      appointments: {
        ...page,
        nodes: nodes.map((node: { startsAt: string }) => ({
          ...node,
          startsAt: new Date(node.startsAt).toISOString(),
        })),
      },
    }),
  },
});
