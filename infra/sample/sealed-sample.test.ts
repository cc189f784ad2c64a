import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { drawFacts } from '#employment/person/sample-facts.ts';
import { drawIdentifier } from '#employment/person-identifier/sample-identifiers.ts';
import { type LoadedSample, openLoadedSample } from './loaded-sample.fixture.ts';
import { planPerson } from './person-plan.ts';
import { usualPeople, usualSeed } from './plan.ts';

let sample: LoadedSample;
beforeAll(async () => {
  sample = await openLoadedSample();
}, 300_000);
afterAll(() => sample.close());

const people = Array.from({ length: usualPeople }, (_, index) => planPerson(usualSeed, index + 1));

/** Every row of every table, as a stolen copy of the database would show it. */
async function dump(): Promise<string> {
  const tables = await sample.values(
    'employment',
    `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const rows = await Promise.all(
    tables.map((table) => sample.values('employment', `select t::text from "${table}" t`)),
  );
  return rows.flat().join('\n');
}

/** What tells who somebody is; shorter words than of four letters are found in anything. */
function secretsOf(): Set<string> {
  const secrets = new Set<string>();
  for (const person of people) {
    const { givenName, familyName, email, guardian } = drawFacts(usualSeed, person);
    const words = [givenName, familyName, guardian?.name].join(' ').split(' ');
    const number = drawIdentifier(usualSeed, person)?.value;
    for (const secret of [...words, email ?? '', number ?? '']) {
      if (secret.length >= 4) secrets.add(secret);
    }
  }
  return secrets;
}

it('shows no name, number or contact of anybody in a dump of the database', async () => {
  const text = await dump();
  const words = new Set(text.split(/[^\p{L}\p{N}@.]+/u));
  expect(words.size).toBeGreaterThan(10_000);
  expect(words).toContain('CODICE_FISCALE'.split('_')[0]);
  const secrets = [...secretsOf()];
  expect(secrets.length).toBeGreaterThan(3_000);
  expect(secrets.filter((secret) => words.has(secret))).toEqual([]);
  const addresses = secrets.filter((secret) => secret.includes('@'));
  expect(addresses.filter((address) => text.includes(address))).toEqual([]);
});
