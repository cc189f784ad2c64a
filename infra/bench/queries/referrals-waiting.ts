import { dateInItaly } from '#shared/clock.ts';
import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { Behind } from '../cursors.ts';
import { defineQuery } from '../query.ts';
import { caseWorker, desk } from '../viewers.ts';
import { type DayPlace, placesAlong } from './places-along.ts';

const today = `(now() at time zone 'Europe/Rome')::date`;

const waiting = `receiver_id = '${desk.organisation}'
  and (receiver_access_point_id is null or receiver_access_point_id = '${desk.accessPoint}')
  and state in ('SENT', 'RECEIVED') and expires_on >= ${today}`;

/** An access point answers those that others sent to it, before they expire. */
export const referralsWaiting = defineQuery<DayPlace | null>({
  name: 'referrals-waiting',
  group: 'case worker',
  what: 'referrals to the access point that wait for an answer, those first that expire first',
  askedOf: 'employment',
  viewer: caseWorker,
  items: [2, 20],
  // The first page too: the day decides what still waits, and of an old sample nothing does.
  places: async (look, items) => [
    null,
    ...(await placesAlong(look, { day: 'expires_on', from: `referral where ${waiting}` }, items)),
  ],
  document: `query ($first: Int!, $after: String) {
    referrals(
      first: $first, after: $after, orderBy: [EXPIRES_ON_ASC],
      filter: { direction: SENT_TO_US, state: [SENT, RECEIVED] }
    ) {
      nodes { id state sentOn expiresOn need urgency sharedFacts receiverAccessPoint { id name } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: (place, first) => ({
    first,
    after:
      place && encodeCursor('Referral:EXPIRES_ON_ASC', [place.on, toTypeId('referral', place.id)]),
  }),
  handWritten: {
    sql: `
      with page as materialized (
        select * from referral
        where ${waiting} and (expires_on, id) > ($1::date, $2::uuid)
        order by expires_on, id limit $3 + 1),
      shown as (select * from page order by expires_on, id limit $3)
      select json_build_object('referrals', json_build_object(
        'nodes', (
          select coalesce(json_agg(json_build_object('id', shown.id, 'state', shown.state,
            'sentOn', shown.opened_on, 'expiresOn', shown.expires_on, 'need', shown.need,
            'urgency', shown.urgency, 'sharedFacts', shown.shared_facts,
            'receiverAccessPoint', case when place.id is not null then
              json_build_object('id', place.id, 'name', place.name) end)
            order by shown.expires_on, shown.id), '[]')
          from shown left join access_point place on place.id = shown.receiver_access_point_id),
        'pageInfo', json_build_object(
          'hasNextPage', (select count(*) > $3 from page),
          'endCursor', (select json_build_array(expires_on, id)
            from shown order by expires_on desc, id desc limit 1)
        )))::text as data`,
    parameters: (place, first) => [
      place?.on ?? '0001-01-01',
      place?.id ?? '00000000-0000-0000-0000-000000000000',
      first,
    ],
  },
  postgraphile: {
    document: `query (
      $first: Int!, $after: Cursor, $today: Date!, $organisation: UUID!, $accessPoint: UUID!
    ) {
      referrals: allReferrals(
        first: $first, after: $after, orderBy: [EXPIRES_ON_ASC, ROW_ID_ASC],
        condition: { receiverId: $organisation },
        filter: {
          state: { in: ["SENT", "RECEIVED"] }, expiresOn: { greaterThanOrEqualTo: $today },
          or: [
            { receiverAccessPointId: { isNull: true } },
            { receiverAccessPointId: { equalTo: $accessPoint } }
          ]
        }
      ) {
        nodes {
          id: rowId state sentOn: openedOn expiresOn need urgency sharedFacts
          receiverAccessPoint: accessPointByReceiverAccessPointId { id: rowId name }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: (place, first) => ({
      first,
      after: place && new Behind(place.on, place.id),
      today: dateInItaly(new Date()),
      ...desk,
    }),
    toOurs: (data) => data,
  },
});
