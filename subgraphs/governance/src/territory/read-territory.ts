import { addDays } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import { problem } from '#shared/language/problem.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { type TerritoryLevel, territoryKey } from '#shared/territory-key.ts';
import {
  successionsOf,
  territoriesByCode,
  territoriesByKeyAndDay,
  wholesOf,
} from './territory.repository.ts';
import { isInForce, type Territory } from './territory.ts';

/** The one territory in force under the code; refuses to choose between several. */
export async function findTerritory(
  context: Context,
  asked: { code: string; level?: TerritoryLevel | null; on?: string | null },
): Promise<Territory | null> {
  const { code, level, on } = asked;
  const found = await context.read(territoriesByCode, { code, level, on: on ?? context.today });
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
      const found = await context.read(territoriesByKeyAndDay, {
        keys: asked.map((each) => each.slice(11)),
        days: asked.map((each) => each.slice(0, 10)),
      });
      const territories = new Map(found.map(({ on, territory }) => [on, territory]));
      return asked.map((each) => territories.get(each) ?? null);
    })
    .load(`${on} ${key}`);
}

/** Province and region by the comune's own codes, ambiti and basins by what a source says. */
export async function findParents(context: Context, territory: Territory): Promise<Territory[]> {
  const lastDay = territory.validTo === null ? context.today : addDays(territory.validTo, -1);
  const childKey = territoryKey(territory);
  const wholes = await readAllOf(context, 'wholes of territory', wholesOf, childKey);
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
  const links = await readSuccessions(context, key);
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
  const links = await readSuccessions(context, key);
  const starts = links.filter(({ to, on }) => to === key && isInForce(territory, on));
  return findAll(
    context,
    starts.map(({ from, on }) => ({ key: from, on: addDays(on, -1) })),
  );
}

function readSuccessions(context: Context, key: string) {
  return context.loaders
    .of('successions of territory', async (keys: readonly string[]) => {
      const links = await context.read(successionsOf, { keys });
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
