import {
  and,
  desc,
  eq,
  getTableColumns,
  gte,
  isNotNull,
  lt,
  notInArray,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import { arrayOf } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import {
  encodedTexts,
  equals,
  idArray,
  isOneOf,
  viewerAccessPoint,
  viewerOrganisation,
} from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, type Audience, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { defineCase } from '../case-step/case.repository.ts';
import { toStep } from '../case-step/case-step.repository.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import type { ReferralFilter, ReferralOrder } from '../generated/resolvers.ts';
import { personRecords } from '../person/person.table.ts';
import { audienceOf, visibleTo } from '../visibility.ts';
import { referrals } from './referral.table.ts';
import { pending, type Referral, referralLifeCycle } from './referral.ts';

const toReferral = (row: typeof referrals.$inferSelect): Referral => row;

/** What lists are asked: a yes or no makes a statement of its own, which an index can follow. */
type ReferralQuestion = Omit<ReferralFilter, 'direction'> & { sentToUs?: boolean };

const todayInItaly = sql`(now() at time zone 'Europe/Rome')::date`;

/** As it is today in Italy: what follows from the day is not stored. */
const stateNow = sql`case when ${referrals.state} in ('SENT', 'RECEIVED')
  and ${referrals.expiresOn} < ${todayInItaly} then 'EXPIRED' else ${referrals.state} end`;

/** Of those that wait none has expired: an index then begins today, behind all that there ever were. */
function firstExpiryOf(states: Placeholder): SQL {
  return sql`case when ${encodedTexts(states)}::text[] <@ ${arrayOf('text', pending)}
    then ${todayInItaly} else '-infinity' end`;
}

/** Of one side what row-level security lets the viewer see; of both, that alone decides. */
function visibleFrom(sentToUs: boolean | undefined, audience: Audience): SQL | undefined {
  if (sentToUs === undefined) return undefined;
  if (!sentToUs || audience === 'ALL' || audience === 'NOBODY') {
    return visibleTo(audience, {
      organisation: referrals.organisationId,
      accessPoint: referrals.accessPointId,
    });
  }
  return and(
    equals(referrals.receiverId, viewerOrganisation),
    audience === 'ACCESS_POINT'
      ? sql`(${referrals.receiverAccessPointId} is null
          or ${equals(referrals.receiverAccessPointId, viewerAccessPoint)})`
      : undefined,
  );
}

const list = defineList({
  type: 'Referral',
  table: referrals,
  id: referrals.id,
  toNode: toReferral,
  orders: {
    SENT_ON_ASC: ascending(referrals.openedOn, (node: Referral) => node.openedOn),
    SENT_ON_DESC: descending(referrals.openedOn, (node: Referral) => node.openedOn),
    EXPIRES_ON_ASC: ascending(referrals.expiresOn, (node: Referral) => node.expiresOn),
  } satisfies Record<ReferralOrder, OrderColumn<Referral>>,
  usualOrder: 'SENT_ON_DESC',
  audience: audienceOf,
  check: ({ accessPointId }: ReferralQuestion, context) => {
    if (accessPointId) requireId(context, 'access_point', accessPointId);
  },
  where: (asked: Asked<ReferralQuestion>, audience) => [
    visibleFrom(asked.sentToUs, audience),
    asked.state && sql`${stateNow} = any(${encodedTexts(asked.state)}::text[])`,
    asked.state && gte(referrals.expiresOn, firstExpiryOf(asked.state)),
    asked.need && isOneOf(referrals.need, asked.need),
    asked.urgency && equals(referrals.urgency, asked.urgency),
    asked.accessPointId &&
      or(
        equals(referrals.accessPointId, asked.accessPointId),
        equals(referrals.receiverAccessPointId, asked.accessPointId),
      ),
    asked.sentFrom && gte(referrals.openedOn, asked.sentFrom),
    asked.sentBefore && lt(referrals.openedOn, asked.sentBefore),
  ],
});

/** Those about a record, and those by which it came. */
const ofPersonRecord: Relation = {
  name: 'person record',
  parentPrefix: 'person_record',
  on: (key) =>
    sql`(${referrals.personRecordId} = ${key} or ${referrals.receiverRecordId} = ${key})`,
};

/** A case of the sender's, that the receiver lists and acts on too. */
export const referralCase = {
  ...defineCase({
    type: 'Referral',
    table: referrals,
    begins: 'SENT',
    cycle: referralLifeCycle,
    toCase: toReferral,
    check: (_: Pick<ReferralFilter, 'state' | 'accessPointId'>) => {},
  }),
  list,
  ofPersonRecord,
};

const shared = { of: referrals.id, value: getTableColumns(caseSteps) };

/** What came to pass on the sender's record, as far as the viewer may see it. */
export const stepsOfSenderRecord = statement(
  shared,
  write
    .select(shared)
    .from(referrals)
    .innerJoin(caseSteps, eq(caseSteps.personRecordId, referrals.personRecordId))
    .where(sql`${referrals.id} = any(${idArray('referral', 'keys')})`)
    .orderBy(caseSteps.happenedOn, caseSteps.recordedAt, caseSteps.number),
  ({ of, value }) => ({ of, value: toStep(value) }),
);

/** Those of a record by which something is shared, locked; for the platform. */
export async function findSharingOf(tx: Tx, personRecordId: string): Promise<Referral[]> {
  const rows = await tx
    .select()
    .from(referrals)
    .where(and(eq(referrals.personRecordId, personRecordId), isNotNull(referrals.shared)))
    .orderBy(referrals.id)
    .for('update');
  return rows.map(toReferral);
}

type Wanted = Record<'personId' | 'organisationId' | 'accessPointId', string>;

/** The record in use that an organisation has of a person, one at the access point first; for the platform. */
export async function findRecordOfPerson(
  tx: Tx,
  { personId, organisationId, accessPointId }: Wanted,
): Promise<string | undefined> {
  const [record] = await tx
    .select({ id: personRecords.id })
    .from(personRecords)
    .where(
      and(
        eq(personRecords.personId, personId),
        eq(personRecords.ownerOrganisationId, organisationId),
        notInArray(personRecords.state, ['RETIRED', 'ERASED']),
      ),
    )
    .orderBy(desc(eq(personRecords.accessPointId, accessPointId)), personRecords.id)
    .limit(1);
  return record?.id;
}
