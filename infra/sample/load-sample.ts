import { DrizzleQueryError } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';
import { type Domain, domains } from '#schema/domains.ts';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { inEveryDomain, type PerDomain, perDomain } from '../database/domain.ts';
import { errorCode, PlainError } from '../local/plain-error.ts';
import { isUpToDate, putBehind } from './follow-sample.ts';
import { type Loaded, loadPortions, markSnapshot } from './load-domain.ts';
import { type LoadWatch, unwatched } from './load-watch.ts';
import { beginLoading, openForLoading } from './loading-connection.ts';
import { closeTables, openTables, vacuumTables } from './open-tables.ts';
import { usualPeople, usualSeed } from './plan.ts';
import type { SampleRequest } from './plan-load.ts';
import { expectPortions } from './portion.ts';
import { type Followed, isNothing, type Part, planParts } from './sample-parts.ts';

/** What `npm start` loads where there is nothing. */
export const usualSample: SampleRequest = { people: usualPeople, seed: usualSeed, orAny: true };

/** The databases to load into, by those who may change tables, and the keys to seal people with. */
export type SamplePlace = { urls: PerDomain<string>; keys: KeyRing };

export type LoadOptions = { watch?: LoadWatch; stopped?: AbortSignal };

/**
 * Brings a sample into the three databases, in each all of it in one transaction or nothing, and
 * says what was written. They are committed one after another once all is written, so that a failure
 * leaves all three as they were; should one be lost in between, the next load adds what is missing.
 */
export async function loadSample(
  { urls, keys }: SamplePlace,
  request: SampleRequest = usualSample,
  { watch = unwatched, stopped = new AbortController().signal }: LoadOptions = {},
): Promise<PerDomain<Loaded>> {
  const opened: Client[] = [];
  try {
    const clients = await inEveryDomain(async (domain) => {
      const client = await openForLoading(urls[domain], domain);
      opened.push(client);
      await beginLoading(client);
      return client;
    });
    const parts = await planParts(clients, request, keys);
    if (isNothing(parts)) return perDomain(() => ({}));
    return await loadParts(clients, parts, watch, stopped);
  } catch (error) {
    throw inWords(error);
  } finally {
    // What was not committed is rolled back by this.
    await Promise.all(opened.map((client) => client.end().catch(() => undefined)));
  }
}

async function loadParts(
  clients: PerDomain<Client>,
  parts: PerDomain<Part>,
  watch: LoadWatch,
  stopped: AbortSignal,
): Promise<PerDomain<Loaded>> {
  const tables = perDomain((domain) => tablesOf(parts[domain]));
  await inEveryDomain((domain) => openTables(clients[domain], domain, tables[domain]));
  const followed = await inEveryDomain((domain) => followable(clients, domain, parts[domain]));
  const portions = perDomain((domain) => [
    ...parts[domain].own,
    ...followed[domain].map(({ portion }) => portion),
  ]);
  expectPortions(watch, Object.values(portions).flat());
  const loaded = await untilOneFails(stopped, (domain, signal) =>
    loadPortions({ client: clients[domain], domain, watch, signal }, portions[domain]),
  );
  await markAndFollow(clients, parts, followed);
  for (const domain of domains) {
    await closeTables(clients[domain], tables[domain]);
    stopped.throwIfAborted();
  }
  for (const domain of domains) await clients[domain].query('commit');
  await inEveryDomain(async (domain) => {
    const step = watch.begin(domain, 'statistics');
    await vacuumTables(clients[domain], tables[domain]);
    step.end();
  });
  return loaded;
}

/** Those whose follower would go on from here; the others take a snapshot, through the graph. */
async function followable(
  clients: PerDomain<Client>,
  domain: Domain,
  { followed }: Part,
): Promise<Followed[]> {
  const kept: Followed[] = [];
  for (const candidate of followed) {
    const origin = clients[candidate.by.origin.domain];
    if (await isUpToDate(clients[domain], origin, candidate.by, candidate.portion))
      kept.push(candidate);
  }
  return kept;
}

/** One entry in each feed that has something to tell, and each follower behind that of its origin. */
async function markAndFollow(
  clients: PerDomain<Client>,
  parts: PerDomain<Part>,
  followed: PerDomain<Followed[]>,
): Promise<void> {
  const places = await inEveryDomain(async (domain) =>
    parts[domain].own.length > 0 ? markSnapshot(clients[domain]) : undefined,
  );
  for (const domain of domains) {
    for (const { by } of followed[domain]) {
      const place = places[by.origin.domain];
      if (place) await putBehind(clients[domain], by, place);
    }
  }
}

/** All domains at the same time; when one fails or all are stopped, the others do not go on. */
async function untilOneFails<T>(
  stopped: AbortSignal,
  work: (domain: Domain, signal: AbortSignal) => Promise<T>,
): Promise<PerDomain<T>> {
  const failed = new AbortController();
  const signal = AbortSignal.any([stopped, failed.signal]);
  const works = perDomain((domain) =>
    work(domain, signal).catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(Object.values(works));
  stopped.throwIfAborted();
  failed.signal.throwIfAborted();
  return inEveryDomain((domain) => works[domain]);
}

/** What PostgreSQL or the network said, as far as it is theirs. */
function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof PlainError) return error;
  if (error instanceof DrizzleQueryError) return inWords(error.cause);
  const isLost = error.message.startsWith('Connection terminated');
  if (!isLost && errorCode(error) === undefined) return error;
  return new PlainError(
    `The sample could not be loaded; what was begun is undone. PostgreSQL: ${error.message}`,
    { cause: error },
  );
}

function tablesOf({ own, followed }: Part): PgTable[] {
  return [...own, ...followed.map(({ portion }) => portion)].map(({ table }) => table);
}
