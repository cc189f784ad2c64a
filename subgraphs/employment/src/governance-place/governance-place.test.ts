import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followedFeeds } from '#shared/change-feed/followed-feed.table.ts';
import { newId } from '#shared/type-id.ts';
import { type AskOptions, actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, platform } from '../../../../tests/viewers.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { comuneFollower, countryFollower } from './follow-places.ts';
import { followedPlaces } from './governance-place.table.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

type Given = Partial<{ validFrom: string; validFromKnown: boolean; validTo: string }>;

const comune = (code: string, cadastralCode: string, period: Given = {}) => ({
  id: newId('territory'),
  level: 'COMUNE',
  code,
  cadastralCode,
  predecessors: [] as object[],
  successors: [] as object[],
  validFrom: '2020-01-01',
  validFromKnown: false,
  validTo: null,
  ...period,
});
const country = (code: string, cadastralCode: string | null, period: Given = {}) => ({
  ...comune(code, cadastralCode ?? '', period),
  id: newId('country'),
  cadastralCode,
  usableAs: ['CITIZENSHIP', 'BIRTH', 'RESIDENCE'],
});

const padova = comune('028060', 'G224');
/** Became part of another in 2024. */
const ceased = { ...comune('025019', 'E247', { validTo: '2024-02-22' }) };
const madeOfIt = {
  ...comune('025075', 'M434', { validFrom: '2024-02-22', validFromKnown: true }),
  predecessors: [{ cadastralCode: 'E247' }],
};
const ukraine = {
  ...country('243', 'Z138', { validFrom: '1991-12-26', validFromKnown: true }),
  predecessors: [{ cadastralCode: 'Z135' }],
};
const sovietUnion = country('Z135', 'Z135', { validTo: '1991-12-26' });
const morocco = country('436', 'Z330');
const stateless = { ...country('999', null), usableAs: ['CITIZENSHIP'] };

async function learn(now = new Date()): Promise<void> {
  const comuni = [padova, ceased, madeOfIt].map((each) => comuneFollower.parse(each));
  const countries = [ukraine, sovietUnion, morocco, stateless].map((each) =>
    countryFollower.parse(each),
  );
  await actingAs(employment, platform, async (tx) => {
    await comuneFollower.put(tx, comuni, now);
    await countryFollower.put(tx, countries, now);
    await tx
      .insert(followedFeeds)
      .values([comuneFollower, countryFollower].map(({ name }) => ({ name, cursor: 'read' })))
      .onConflictDoNothing();
  });
}

async function mutate(name: string, selection: string, input: object, options: AskOptions = {}) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${selection}
      errors { ... on UserError { code path message } } } }`,
    { input },
    caseWorkerPadova,
    options,
  );
  expect(errors).toEqual([]);
  return data[name];
}

let count = 0;
async function enter(facts: object, options?: AskOptions) {
  count += 1;
  const named = { familyName: `Nessuno ${'abcdefghijklmnopqrstuvwxyz'.charAt(count)}`, ...facts };
  return mutate('enterPersonRecord', 'personRecord { id version }', { facts: named }, options);
}
const codesOf = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);

describe('before governance was read', () => {
  it('what has the form of a code is taken for one', async () => {
    const entered = await enter({ residenceCode: '999999', citizenshipCodes: ['123'] });
    expect(codesOf(entered)).toEqual([]);
  });
});

describe('once governance was read', () => {
  beforeAll(() => learn());

  it('takes what is there today, and what stands for a citizenship', async () => {
    const facts = { residenceCode: '028060', domicileCode: '025075', birthCountryCode: '436' };
    expect(codesOf(await enter({ ...facts, citizenshipCodes: ['436', '999'] }))).toEqual([]);
  });

  it('takes a comune of a province of which nothing is known: born in Milano, living in Ferrara', async () => {
    const facts = { birthComuneCode: '015146', residenceCode: '038008' };
    expect(codesOf(await enter(facts))).toEqual([]);
  });

  it.each([
    ['CITIZENSHIP_UNKNOWN', { citizenshipCodes: ['436', '123'] }, 'citizenshipCodes'],
    ['BIRTH_PLACE_UNKNOWN', { birthCountryCode: '999' }, 'birthCountryCode'],
    ['BIRTH_PLACE_UNKNOWN', { birthComuneCode: '028999' }, 'birthCountryCode'],
    ['COMUNE_UNKNOWN', { residenceCode: '028999' }, 'residenceCode'],
    ['COMUNE_UNKNOWN', { domicileCode: '028999' }, 'residenceCode'],
    ['COMUNE_NOT_IN_FORCE', { residenceCode: '025019' }, 'residenceCode'],
  ])('refuses with %s %j, and writes nothing', async (code, facts, field) => {
    const before = await countRecords();
    const { personRecord, errors } = await enter(facts);
    expect([personRecord, errors]).toEqual([
      null,
      [expect.objectContaining({ code, path: ['input', 'facts', field] })],
    ]);
    expect(await countRecords()).toBe(before);
  });

  it('says so in the language of the caller', async () => {
    const { errors } = await enter({ residenceCode: '025019' }, { language: 'it' });
    expect(errors[0].message).toContain('Questo comune non esisteva');
  });

  it('takes a comune that ceased for the time in which it was there', async () => {
    const { personRecord } = await enter({ residenceCode: '028060' });
    const correct = (facts: object, validFrom: string | null, validTo: string, version: number) =>
      mutate('correctPersonRecord', 'personRecord { version }', {
        personRecordId: personRecord.id,
        version,
        facts,
        validFrom,
        validTo,
      });
    const then = await correct({ residenceCode: '025019' }, '2023-01-01', '2024-02-22', 1);
    expect([then.personRecord?.version, codesOf(then)]).toEqual([2, []]);
    const tooLate = await correct({ residenceCode: '025019' }, '2024-03-01', '2024-05-01', 2);
    expect(codesOf(tooLate)).toEqual(['COMUNE_NOT_IN_FORCE']);
    const tooEarly = await correct({ residenceCode: '025075' }, '2022-01-01', '2022-12-31', 2);
    expect(codesOf(tooEarly)).toEqual(['COMUNE_NOT_IN_FORCE']);
    const former = await correct({ citizenshipCodes: ['Z135'] }, null, '1991-01-01', 2);
    expect(codesOf(former)).toEqual([]);
    const today = await enter({ citizenshipCodes: ['Z135'] });
    expect(codesOf(today)).toEqual(['CITIZENSHIP_NOT_IN_FORCE']);
  });

  it('corrects the name of somebody whose comune has ceased since', async () => {
    const { personRecord } = await enter({ residenceCode: '028060' });
    const closed = { ...padova, validTo: '2026-01-01' };
    await actingAs(employment, platform, (tx) =>
      comuneFollower.put(tx, [comuneFollower.parse(closed)], new Date()),
    );
    const renamed = await mutate('correctPersonRecord', 'personRecord { version }', {
      personRecordId: personRecord.id,
      version: 1,
      facts: { givenName: 'Vera' },
    });
    expect(codesOf(renamed)).toEqual([]);
    await learn();
  });

  it('warns of a codice fiscale of another place of birth, also one that was another state', async () => {
    // Letters for digits, as nobody has them; the last character follows from the others.
    const ofMorocco = 'BBBCCCULALMZPPLK';
    const add = async (facts: object) => {
      const { personRecord } = await enter(facts);
      const fields = 'personIdentifier { warnings }';
      return mutate('addIdentifier', fields, {
        personRecordId: personRecord.id,
        identifier: { type: 'CODICE_FISCALE', value: ofMorocco },
      });
    };
    const warnings = async (facts: object) => {
      const { personIdentifier, errors } = await add(facts);
      expect(errors).toEqual([]);
      return personIdentifier.warnings;
    };
    expect(await warnings({ birthCountryCode: '436' })).toEqual([]);
    expect(await warnings({ birthCountryCode: '243' })).toEqual(['BIRTH_PLACE']);
    expect(await warnings({ birthComuneCode: '028060' })).toEqual(['BIRTH_PLACE']);
    expect(await warnings({})).toEqual([]);
  });
});

describe('following the places of governance', () => {
  const kept = () =>
    actingAs(employment, platform, (tx) => tx.select().from(followedPlaces)).then((rows) =>
      rows.map(({ key }) => key).sort(),
    );

  it('keeps no other territory, and drops what is gone', async () => {
    const before = await kept();
    const ambito = { ...comune('VEN_09', ''), level: 'ATS' };
    await actingAs(employment, platform, async (tx) => {
      await comuneFollower.put(tx, [comuneFollower.parse(ambito)], new Date());
      await comuneFollower.drop(tx, [ceased.id]);
      await comuneFollower.drop(tx, []);
    });
    expect(await kept()).toEqual(before.filter((key) => key !== 'COMUNE:025019'));
  });

  it('drops after a snapshot what it did not show, and nothing of the other kind', async () => {
    const now = new Date('2027-01-01T00:00:00Z');
    await learn(new Date('2026-12-01T00:00:00Z'));
    await actingAs(employment, platform, async (tx) => {
      await countryFollower.put(tx, [countryFollower.parse(morocco)], now);
      await countryFollower.dropNotSeenSince(tx, now);
    });
    expect(await kept()).toEqual([
      'COMUNE:025019',
      'COMUNE:025075',
      'COMUNE:028060',
      'COUNTRY:436',
    ]);
  });
});

async function countRecords(): Promise<number> {
  const { data } = await employment.query('{ personRecords { totalCount } }', {}, caseWorkerPadova);
  return data.personRecords.totalCount;
}
