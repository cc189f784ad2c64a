import { addDays } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import type { CodeListEntry } from '../code-list/code-list.ts';
import { findEntry } from '../code-list/read-code-list.ts';
import { isInForce } from '../reference/dated.ts';
import {
  type CountrySuccession,
  countriesByCodeAndDay,
  countrySuccessionsOf,
  groupMembershipsOf,
} from './country.repository.ts';
import { type Country, citizenshipGroupOn } from './country.ts';

/** The country with this code, in force on a day (today). */
export async function findCountry(
  context: Context,
  { code, on }: { code: string; on?: string | null },
): Promise<Country | null> {
  const day = on ?? context.today;
  const country = await findCountryByCode(context, code, day);
  return country && isInForce(country, day) ? country : null;
}

/** The country behind a code as in force on a day (today), or as last known before it. */
export function findCountryByCode(
  context: Context,
  code: string,
  on: string = context.today,
): Promise<Country | null> {
  return context.loaders
    .of('country by code and day', async (asked: readonly string[]) => {
      const found = await context.read(countriesByCodeAndDay, {
        keys: asked.map((each) => each.slice(11)),
        days: asked.map((each) => each.slice(0, 10)),
      });
      const countries = new Map(found.map(({ asked: of, node }) => [of, node]));
      return asked.map((each) => countries.get(each) ?? null);
    })
    .load(`${on} ${code}`);
}

/** The group of its citizens on a day (today), as that group is then or was last. */
export async function findCitizenshipGroup(
  context: Context,
  country: Country,
  on: string = context.today,
): Promise<CodeListEntry | null> {
  const question = 'citizenship groups of country';
  const memberships = await readAllOf(context, question, groupMembershipsOf, country.code);
  const code = citizenshipGroupOn(country, memberships, on);
  return code === null ? null : findEntry(context, { list: 'CITIZENSHIP_GROUP', code });
}

/** What took the place of a country when it ceased, as it was on that day. */
export async function findSuccessorsOf(context: Context, country: Country): Promise<Country[]> {
  const links = await successionsOf(context, country.code);
  const ends = links.filter(({ from, on }) => from === country.code && on === country.validTo);
  return findAll(
    context,
    ends.map(({ to, on }) => ({ code: to, on })),
  );
}

/** What it took the place of, each on its last day. */
export async function findPredecessorsOf(context: Context, country: Country): Promise<Country[]> {
  const links = await successionsOf(context, country.code);
  const starts = links.filter(({ to, on }) => to === country.code && isInForce(country, on));
  return findAll(
    context,
    starts.map(({ from, on }) => ({ code: from, on: addDays(on, -1) })),
  );
}

function successionsOf(context: Context, code: string): Promise<CountrySuccession[]> {
  return context.loaders
    .of('successions of country', async (codes: readonly string[]) => {
      const links = await context.read(countrySuccessionsOf, { keys: codes });
      return codes.map((wanted) =>
        links.filter(({ from, to }) => from === wanted || to === wanted),
      );
    })
    .load(code);
}

async function findAll(
  context: Context,
  wanted: { code: string; on: string }[],
): Promise<Country[]> {
  const found = await Promise.all(
    wanted.map(({ code, on }) => findCountryByCode(context, code, on)),
  );
  return found.filter((country) => country !== null);
}
