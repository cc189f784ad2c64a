import type { Client } from 'pg';
import { domains } from '#schema/domains.ts';
import type { FollowedSampleRows } from '#shared/sample/sample-rows.ts';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { inEveryDomain, type PerDomain, perDomain } from '../database/domain.ts';
import { findSample } from './find-sample.ts';
import { followedPortion } from './follow-sample.ts';
import { samplePlan } from './plan.ts';
import { planLoad, type SampleRequest } from './plan-load.ts';
import type { Portion } from './portion.ts';
import { rowsOfPeople, sampleFollowedOf, sampleTablesOf, splitTables } from './sample-tables.ts';

/** What one domain has yet to load: its own rows, and those that it would learn of the others. */
export type Part = { own: Portion[]; followed: Followed[] };

export type Followed = { by: FollowedSampleRows; portion: Portion };

/** Compares what is there with what is asked for. */
export async function planParts(
  clients: PerDomain<Client>,
  request: SampleRequest,
  keys: KeyRing,
): Promise<PerDomain<Part>> {
  const { seed } = request;
  const plan = samplePlan(seed, keys);
  const tables = perDomain((domain) => splitTables(sampleTablesOf[domain](plan)));
  const found = await inEveryDomain((domain) => findSample(clients[domain], seed, tables[domain]));
  const missing = planLoad(found, request, (domain, people) =>
    tables[domain].ofPeople.some((rows) => !rowsOfPeople(seed, rows, people).next().done),
  );

  return perDomain((domain) => {
    const { fixed, people } = missing[domain] ?? {};
    const fixedPortions = fixed ? tables[domain].fixed : [];
    const portionsOfPeople = people ? tables[domain].ofPeople : [];
    return {
      own: [
        ...fixedPortions.map(({ table, rows }) => ({ table, people: undefined, rows })),
        ...portionsOfPeople.map((rows) => ({
          table: rows.table,
          people,
          rows: (some = people) => (some ? rowsOfPeople(seed, rows, some) : []),
        })),
      ],
      followed: sampleFollowedOf[domain].flatMap((by) => {
        const learnt = missing[by.origin.domain]?.people;
        const origin = tables[by.origin.domain].ofPeople;
        return learnt ? [{ by, portion: followedPortion(by, seed, origin, learnt) }] : [];
      }),
    };
  });
}

export function isNothing(parts: PerDomain<Part>): boolean {
  return domains.every((domain) => parts[domain].own.length === 0);
}
