import { addDays } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import { problem } from '#shared/language/problem.ts';
import { type TerritoryLevel, territoryKey } from '#shared/territory-key.ts';
import { findByCode, findByKeys, findSuccessions, findWholes } from './territory.repository.ts';
import { isInForce, type Territory } from './territory.ts';

/** The one territory in force under the code; refuses to choose between several. */
export async function findTerritory(
  context: Context,
  asked: { code: string; level?: TerritoryLevel | null; on?: string | null },
): Promise<Territory | null> {
  const { code, level, on } = asked;
  const found = await context.read((tx) =>
    findByCode(tx, code, level ?? undefined, on ?? context.today),
  );
  if (found.length > 1) {
    const levels = found.map((territory) => territory.level).join(', ');
    throw problem('TERRITORY_CODE_AMBIGUOUS', context.language, { code, levels });
  }
  return found[0] ?? null;
}

/** The territory behind `LEVEL:code` as in force on a day (today), or as last known before it. */
export function findTerritoryByKey(
  context: Context,
  key: string,
  on: string = context.today,
): Promise<Territory | null> {
  return context.loaders
    .of('territory by key and day', async (asked: readonly string[]) => {
      const pairs = asked.map((each) => ({ key: each.slice(11), on: each.slice(0, 10) }));
      const found = await context.read((tx) => findByKeys(tx, pairs));
      return pairs.map((pair) => found.get(`${pair.on} ${pair.key}`) ?? null);
    })
    .load(`${on} ${key}`);
}

/** Province and region by the comune's own codes, ambiti and basins by what a source says. */
export async function findParents(context: Context, territory: Territory): Promise<Territory[]> {
  const lastDay = territory.validTo === null ? context.today : addDays(territory.validTo, -1);
  const wholes = await context.loaders
    .of('wholes of territory', async (keys: readonly string[]) => {
      const links = await context.read((tx) => findWholes(tx, keys));
      return keys.map((key) => links.filter(({ childKey }) => childKey === key));
    })
    .load(territoryKey(territory));
  const { level, provinceCode, regionCode } = territory;
  const keys = [
    level === 'COMUNE' && provinceCode ? `PROVINCE:${provinceCode}` : undefined,
    level !== 'REGION' && regionCode ? `REGION:${regionCode}` : undefined,
    ...wholes
      .filter(({ validFrom, validTo }) => validFrom <= lastDay && (!validTo || lastDay < validTo))
      .map(({ parentKey }) => parentKey),
  ];
  return findAll(
    context,
    keys.flatMap((key) => (key === undefined ? [] : [{ key, on: lastDay }])),
  );
}

/** What took the place of a territory when it ceased, as it was on that day. */
export async function findSuccessors(context: Context, territory: Territory): Promise<Territory[]> {
  const key = territoryKey(territory);
  const links = await successionsOf(context, key);
  const ends = links.filter(({ from, on }) => from === key && on === territory.validTo);
  return findAll(
    context,
    ends.map(({ to, on }) => ({ key: to, on })),
  );
}

/** What it took the place of when it began, and what came to it since, each on its last day. */
export async function findPredecessors(
  context: Context,
  territory: Territory,
): Promise<Territory[]> {
  const key = territoryKey(territory);
  const links = await successionsOf(context, key);
  const starts = links.filter(({ to, on }) => to === key && isInForce(territory, on));
  return findAll(
    context,
    starts.map(({ from, on }) => ({ key: from, on: addDays(on, -1) })),
  );
}

function successionsOf(context: Context, key: string) {
  return context.loaders
    .of('successions of territory', async (keys: readonly string[]) => {
      const links = await context.read((tx) => findSuccessions(tx, keys));
      return keys.map((wanted) => links.filter(({ from, to }) => from === wanted || to === wanted));
    })
    .load(key);
}

async function findAll(
  context: Context,
  wanted: { key: string; on: string }[],
): Promise<Territory[]> {
  const found = await Promise.all(
    wanted.map(({ key, on }) => findTerritoryByKey(context, key, on)),
  );
  return found.filter((territory) => territory !== null);
}
