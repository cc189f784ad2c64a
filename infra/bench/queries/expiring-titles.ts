import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { Behind } from '../cursors.ts';
import { defineQuery } from '../query.ts';
import { caseWorker, desk } from '../viewers.ts';
import { type DayPlace, placesAlong } from './places-along.ts';

/** From the last day of the sample, so that every run asks the same. */
const [from, before] = ['2026-10-30', '2026-12-29'];

/** An access point reminds those whose title to stay ends soon. */
export const expiringTitles = defineQuery<DayPlace>({
  name: 'expiring-titles',
  group: 'case worker',
  what: 'titles to stay that expire within 60 days, those first that expire first, with the record',
  askedOf: 'employment',
  viewer: caseWorker,
  items: [5, 20],
  places: (look, items) =>
    placesAlong(
      look,
      {
        day: 'held_until',
        from: `residence_title where access_point_id = '${desk.accessPoint}'
          and held_until >= '${from}' and held_until < '${before}'`,
      },
      items,
    ),
  document: `query ($first: Int!, $after: String!) {
    residenceTitles(
      first: $first, after: $after, orderBy: [EXPIRES_ON_ASC],
      filter: { expiresFrom: "${from}", expiresBefore: "${before}" }
    ) {
      nodes {
        id reason issuedBy issuedOn expiresOn
        personRecord { id birthDate sex citizenshipCodes }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ on, id }, first) => ({
    first,
    after: encodeCursor('ResidenceTitle:EXPIRES_ON_ASC', [on, toTypeId('residence_title', id)]),
  }),
  handWritten: {
    sql: `
      with page as materialized (
        select * from residence_title
        where organisation_id = $4 and access_point_id = $5
          and (held_until, id) > ($1::date, $2::uuid)
          and held_until >= '${from}' and held_until < '${before}'
        order by held_until, id limit $3 + 1),
      shown as (select * from page order by held_until, id limit $3)
      select json_build_object('residenceTitles', json_build_object(
        'nodes', (
          select coalesce(json_agg(json_build_object('id', shown.id, 'reason', shown.reason,
            'issuedBy', shown.issued_by, 'issuedOn', shown.issued_on,
            'expiresOn', shown.expires_on,
            'personRecord', json_build_object('id', record.id, 'birthDate', record.birth_date,
              'sex', record.sex, 'citizenshipCodes', record.citizenship_codes))
            order by shown.held_until, shown.id), '[]')
          from shown join person_record record on record.id = shown.person_record_id),
        'pageInfo', json_build_object(
          'hasNextPage', (select count(*) > $3 from page),
          'endCursor', (select json_build_array(held_until, id)
            from shown order by held_until desc, id desc limit 1)
        )))::text as data`,
    parameters: ({ on, id }, first) => [on, id, first, desk.organisation, desk.accessPoint],
  },
  postgraphile: {
    document: `query ($first: Int!, $after: Cursor, $organisation: UUID!, $accessPoint: UUID!) {
      residenceTitles: allResidenceTitles(
        first: $first, after: $after, orderBy: [HELD_UNTIL_ASC, ROW_ID_ASC],
        condition: { organisationId: $organisation, accessPointId: $accessPoint },
        filter: { heldUntil: { greaterThanOrEqualTo: "${from}", lessThan: "${before}" } }
      ) {
        nodes {
          id: rowId reason issuedBy issuedOn expiresOn
          personRecord: personRecordByPersonRecordId { id: rowId birthDate sex citizenshipCodes }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: ({ on, id }, first) => ({ first, after: new Behind(on, id), ...desk }),
    toOurs: (data) => data,
  },
});
