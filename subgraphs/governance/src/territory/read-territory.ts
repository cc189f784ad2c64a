import { addDays } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import { problem } from '#shared/language/problem.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { type TerritoryLevel, territoryKey } from '#shared/territory-key.ts';
import { isInForce } from '../reference/dated.ts';
import {
  successionsOf,
  territoriesByCode,
  territoriesByKeyAndDay,
} from './territory.repository.ts';
import type { Territory, TerritoryPart } from './territory.ts';
import { partsFrom } from './territory-part.repository.ts';

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
      const territories = new Map(found.map(({ asked: of, node }) => [of, node]));
      return asked.map((each) => territories.get(each) ?? null);
    })
    .load(`${on} ${key}`);
}

/** Province and region by the comune's own codes, ambiti and basins by what a source says. */
export async function findParents(context: Context, territory: Territory): Promise<Territory[]> {
  const lastDay = territory.validTo === null ? context.today : addDays(territory.validTo, -1);
  const wholes = await findPartsOf(context, 'part', territory, lastDay);
  const { level, provinceCode, regionCode } = territory;
  const keys = [
    level === 'COMUNE' && provinceCode ? `PROVINCE:${provinceCode}` : undefined,
    level !== 'REGION' && regionCode ? `REGION:${regionCode}` : undefined,
    ...wholes.map(({ whole }) => whole),
  ];
  return findAll(
    context,
    keys.flatMap((key) => (key === undefined ? [] : [{ key, on: lastDay }])),
  );
}

/** What a territory is made of (`whole`) or part of (`part`), on a day or over all times. */
export async function findPartsOf(
  context: Context,
  from: 'whole' | 'part',
  territory: Territory,
  on?: string | null,
): Promise<TerritoryPart[]> {
  const question = `parts of territory as ${from}`;
  const parts = await readAllOf(context, question, partsFrom[from], territoryKey(territory));
  return on ? parts.filter((link) => isInForce(link, on)) : parts;
}

/** One end of such a link as it was on the last day of the link. */
export function findEnd(
  context: Context,
  link: TerritoryPart,
  end: 'whole' | 'part',
): Promise<Territory | null> {
  const lastDay = link.validTo === null ? context.today : addDays(link.validTo, -1);
  return findTerritoryByKey(context, link[end], lastDay);
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
