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
import { associations } from '../association/association.table.ts';
import { calls } from '../call/call.table.ts';
import { grants } from '../grant/grant.table.ts';
import { freedStates } from '../grant/grant.ts';
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
  return new Map(
    money.map(({ callId, ...sums }) => {
      const counted = {
        money: sums,
        states: states.get(callId) ?? [],
        bands: bands.get(callId) ?? [],
        countries: countries.get(callId) ?? [],
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
