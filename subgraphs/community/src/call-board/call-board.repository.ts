import {
  and,
  count,
  countDistinct,
  desc,
  eq,
  inArray,
  isNotNull,
  ne,
  notInArray,
  sql,
} from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { groupBy } from '#shared/group-by.ts';
import { came, timesPresent } from '../activity-attendance/activity-attendance.repository.ts';
import { associations } from '../association/association.table.ts';
import { calls } from '../call/call.table.ts';
import { communityEvents } from '../community-event/community-event.table.ts';
import { heldStates } from '../community-event/community-event.ts';
import { grants } from '../grant/grant.table.ts';
import { freedStates } from '../grant/grant.ts';
import { microInterventions } from '../micro-intervention/micro-intervention.table.ts';
import { participations } from '../participation/participation.table.ts';
import { proposals } from '../proposal/proposal.table.ts';
import { type CallBoard, toBoard } from './call-board.ts';

const euro = (sum: ReturnType<typeof sql>) =>
  sql<string>`coalesce(${sum}, 0)::numeric(14, 2)::text`;

const awarded = sql`sum(${grants.amount})`;
const toNewGeneration = sql`sum(${grants.amount}) filter (where ${associations.newGeneration})`;
const toInformal = sql`sum(${grants.amount}) filter (where ${associations.informal})`;

/** Of an amount that is awarded, in hundredths; null where nothing is. */
const percent = (part: ReturnType<typeof sql>) =>
  sql<string | null>`round(100 * coalesce(${part}, 0) / ${awarded}, 2)::text`;

/** Of each of these calls, in as many statements however many they are; sums are the database's. */
export async function findBoards(
  tx: Tx,
  callIds: readonly string[],
): Promise<Map<string, CallBoard>> {
  const ids = [...callIds];
  const money = await findMoney(tx, ids);
  const states = groupBy(await countStates(tx, ids), ({ callId }) => callId);
  const bands = groupBy(await countBands(tx, ids), ({ callId }) => callId);
  const countries = groupBy(await countCountries(tx, ids), ({ callId }) => callId);
  const paidFor = groupBy(await countMicroInterventions(tx, ids), ({ callId }) => callId);
  const held = new Map((await countEventsHeld(tx, ids)).map((each) => [each.callId, each]));
  const attended = new Map((await countAttendances(tx, ids)).map((each) => [each.callId, each]));
  return new Map(
    money.map(({ callId, ...sums }) => {
      const counted = {
        money: sums,
        states: states.get(callId) ?? [],
        bands: bands.get(callId) ?? [],
        countries: countries.get(callId) ?? [],
        microInterventions: paidFor.get(callId) ?? [],
        eventsHeld: held.get(callId)?.eventsHeld ?? 0,
        attendances: attended.get(callId)?.attendances ?? 0,
      };
      return [callId, toBoard(counted)];
    }),
  );
}

async function findMoney(tx: Tx, callIds: string[]) {
  return tx
    .select({
      callId: calls.id,
      budget: calls.budget,
      awarded: euro(awarded),
      left: euro(sql`${calls.budget} - budget_taken(${calls.id})`),
      fundedAssociations: countDistinct(grants.associationId),
      newGenerationAmount: euro(toNewGeneration),
      newGenerationPercent: percent(toNewGeneration),
      informalAmount: euro(toInformal),
      informalPercent: percent(toInformal),
    })
    .from(calls)
    .leftJoin(grants, and(eq(grants.callId, calls.id), notInArray(grants.state, [...freedStates])))
    .leftJoin(associations, eq(associations.id, grants.associationId))
    .where(inArray(calls.id, callIds))
    .groupBy(calls.id);
}

/** What is being drafted is known to its association alone. */
async function countStates(tx: Tx, callIds: string[]) {
  return tx
    .select({ callId: proposals.callId, state: proposals.state, proposals: count() })
    .from(proposals)
    .where(
      and(
        inArray(proposals.callId, callIds),
        ne(proposals.state, 'DRAFT'),
        isNotNull(proposals.submittedAt),
      ),
    )
    .groupBy(proposals.callId, proposals.state);
}

async function countBands(tx: Tx, callIds: string[]) {
  const from = sql<number>`(least(floor(${proposals.score} / 10), 9) * 10)::int`;
  return tx
    .select({ callId: proposals.callId, from, proposals: count() })
    .from(proposals)
    .where(and(inArray(proposals.callId, callIds), isNotNull(proposals.score)))
    .groupBy(proposals.callId, from);
}

async function countCountries(tx: Tx, callIds: string[]) {
  const country = sql<string>`country.code`;
  const funded = countDistinct(grants.associationId);
  return tx
    .select({ callId: grants.callId, countryCode: country, associations: funded })
    .from(grants)
    .innerJoin(associations, eq(associations.id, grants.associationId))
    .innerJoin(sql`unnest(${associations.countryCodes}) as country(code)`, sql`true`)
    .where(and(inArray(grants.callId, callIds), notInArray(grants.state, [...freedStates])))
    .groupBy(grants.callId, country)
    .orderBy(desc(funded), country);
}

async function countMicroInterventions(tx: Tx, callIds: string[]) {
  return tx
    .select({
      callId: grants.callId,
      state: microInterventions.state,
      microInterventions: count(),
    })
    .from(grants)
    .innerJoin(microInterventions, eq(microInterventions.grantId, grants.id))
    .where(inArray(grants.callId, callIds))
    .groupBy(grants.callId, microInterventions.state);
}

async function countEventsHeld(tx: Tx, callIds: string[]) {
  return tx
    .select({ callId: grants.callId, eventsHeld: count() })
    .from(grants)
    .innerJoin(microInterventions, eq(microInterventions.grantId, grants.id))
    .innerJoin(communityEvents, eq(communityEvents.microInterventionId, microInterventions.id))
    .where(and(inArray(grants.callId, callIds), inArray(communityEvents.state, [...heldStates])))
    .groupBy(grants.callId);
}

/** Whoever took part in an event of a micro-intervention is recorded at the event alone. */
async function countAttendances(tx: Tx, callIds: string[]) {
  const activity = sql`activity`;
  const ofGrants = sql`(
    select id as activity_id, id as micro_intervention_id from ${microInterventions}
      where grant_id is not null
    union all select id, micro_intervention_id from ${communityEvents}) as ${activity}`;
  return tx
    .select({ callId: grants.callId, attendances: timesPresent })
    .from(grants)
    .innerJoin(microInterventions, eq(microInterventions.grantId, grants.id))
    .innerJoin(ofGrants, sql`${activity}.micro_intervention_id = ${microInterventions.id}`)
    .innerJoin(participations, sql`${participations.activityId} = ${activity}.activity_id`)
    .where(and(inArray(grants.callId, callIds), came))
    .groupBy(grants.callId);
}
