import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ageBracketOn } from '#employment/enrolment/enrolment.ts';
import { openFacts } from '#employment/person-facts/sealed-identity.ts';
import { yearsBetween } from '#shared/clock.ts';
import { unwrapDataKey } from '#shared/sealing/sealing.ts';
import { toTypeId } from '#shared/type-id.ts';
import { testKeys } from '../../tests/keys.ts';
import { type LoadedSample, openLoadedSample, uuidOf } from './loaded-sample.fixture.ts';
import { until } from './person-plan.ts';

let sample: LoadedSample;
beforeAll(async () => {
  sample = await openLoadedSample();
}, 300_000);
afterAll(() => sample.close());

describe('people', () => {
  it('are 3,500, each with one record', async () => {
    expect(await sample.count('employment', 'person')).toBe(3500);
    expect(await sample.count('employment', 'person_record')).toBe(3500);
    expect(
      await sample.values('employment', 'select count(distinct person_id) from person_record'),
    ).toEqual(['3500']);
  });

  it('have records that say of them what is known best', async () => {
    const differ = `person_record r join person p on p.id = r.person_id
      where r.sex <> p.sex or r.citizenship_codes <> p.citizenship_codes
        or extract(year from r.birth_date) is distinct from p.birth_year`;
    expect(await sample.count('employment', differ)).toBe(0);
  });

  it('are kept by the organisation of their access point', async () => {
    const elsewhere = `person_record r left join access_point a on a.id = r.access_point_id
      where a.operating_organisation_id is distinct from r.owner_organisation_id`;
    expect(await sample.count('employment', elsewhere)).toBe(0);
    const ofPadova = `person_record where access_point_id = '${uuidOf('access_point', 'CPI-PD-08')}'`;
    expect(await sample.count('employment', ofPadova)).toBeGreaterThan(100);
  });

  it('are mostly of Veneto Lavoro, and each of the five municipalities holds its own', async () => {
    const held = await sample.rows(
      'employment',
      'select owner_organisation_id as owner, count(*) from person_record group by 1',
    );
    const of = (key: string) =>
      Number(held.find(({ owner }) => owner === uuidOf('organisation', key))?.count);
    expect(of('veneto-lavoro')).toBeGreaterThan(2_000);
    for (const name of ['padova', 'treviso', 'venezia', 'verona', 'vicenza']) {
      expect(of(`comune-${name}`)).toBeGreaterThan(80);
    }
    expect(held).toHaveLength(6);
  });

  it('live in comuni that exist', async () => {
    const residences = await sample.values(
      'employment',
      'select distinct residence_code from person_record where residence_code is not null',
    );
    const comuni = await sample.values(
      'governance',
      "select code from territory where level = 'COMUNE' and valid_to is null",
    );
    expect(residences.filter((code) => !comuni.includes(code))).toEqual([]);
  });

  it('have the citizenships and sexes to be expected in the Veneto', async () => {
    const share = async (where: string, of = 'true') =>
      (await sample.count('employment', `person where ${of} and ${where}`)) /
      (await sample.count('employment', `person where ${of}`));
    const citizenOf = (code: string) => `'${code}' = any(citizenship_codes)`;
    const [largest] = await sample.values(
      'employment',
      'select citizenship_codes[1] from person group by 1 order by count(*) desc',
    );
    expect(largest).toBe('436');
    expect(await share("sex = 'FEMALE'", citizenOf('243'))).toBeGreaterThan(0.6);
    expect(await share("sex = 'FEMALE'", citizenOf('305'))).toBeLessThan(0.4);
    expect(await share("sex = 'FEMALE'")).toBeCloseTo(0.48, 1);
  });

  it('were 16 to 70 when they were enrolled, most of them 25 to 45', async () => {
    const rows = await sample.rows(
      'employment',
      `select birth_date, enrolled_on from enrolment join person_record r on r.id = person_record_id
        where birth_date is not null`,
    );
    const ages = rows.map((row) => yearsBetween(row.birth_date ?? '', row.enrolled_on ?? ''));
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(16);
    expect(Math.max(...ages)).toBeLessThanOrEqual(71);
    expect(ages.filter((age) => age >= 25 && age <= 45).length / ages.length).toBeGreaterThan(0.55);
  });

  it('have an estimated birth date on 1 January or on none', async () => {
    const estimated = `person_record where birth_date_precision = 'ESTIMATED'`;
    expect(await sample.count('employment', estimated)).toBeGreaterThan(150);
    expect(
      await sample.count('employment', `${estimated} and to_char(birth_date, 'MMDD') <> '0101'`),
    ).toBe(0);
    const unknown = `person_record where birth_date is null and birth_date_precision <> 'ESTIMATED'`;
    expect(await sample.count('employment', unknown)).toBe(0);
  });

  it('sometimes have a single name, never none, and all of them sealed', async () => {
    const rows = await sample.rows(
      'employment',
      `select id, facts_id, encode(data_key, 'hex') as key, encode(sealed, 'hex') as sealed
        from person_record`,
    );
    const names = rows.map(({ id = '', facts_id = '', key = '', sealed = '' }) => {
      const wrapped = Buffer.from(key, 'hex');
      const dataKey = unwrapDataKey(testKeys, toTypeId('person_record', id), wrapped);
      const place = { id: toTypeId('person_facts', facts_id), sealed: Buffer.from(sealed, 'hex') };
      return openFacts(dataKey, place);
    });
    expect(names).toHaveLength(3500);
    expect(names.filter(({ familyName }) => familyName === null).length).toBeGreaterThan(5);
    expect(names.filter(({ givenName }) => givenName === null)).toEqual([]);
  });
});

describe('enrolments', () => {
  it('are of everybody, mostly in WP2, some in WP3', async () => {
    const people = 'select count(distinct person_id) from enrolment';
    expect(await sample.values('employment', people)).toEqual(['3500']);
    expect(
      await sample.count('employment', "enrolment where work_package = 'WP2'"),
    ).toBeGreaterThan(2_900);
    expect(
      await sample.count('employment', "enrolment where work_package = 'WP3'"),
    ).toBeGreaterThan(300);
  });

  it('lie within the programme and grow over time', async () => {
    const outside = `enrolment where enrolled_on not between '2025-03-03' and '${until}'
      or exited_on > '${until}'`;
    expect(await sample.count('employment', outside)).toBe(0);
    const in2025 = await sample.count('employment', "enrolment where enrolled_on < '2026-01-01'");
    expect(await sample.count('employment', 'enrolment')).toBeGreaterThan(2.5 * in2025);
  });

  it('were made where the record is kept, while that access point was open', async () => {
    const wrong = `enrolment e join access_point a on a.id = e.access_point_id
      join person_record r on r.id = e.person_record_id
      where e.organisation_id <> a.operating_organisation_id or r.access_point_id <> a.id
        or a.state <> 'OPEN' or e.enrolled_on < a.valid_from or e.enrolled_on >= a.valid_to`;
    expect(await sample.count('employment', wrong)).toBe(0);
  });

  it('carry the age bracket of their first day', async () => {
    const rows = await sample.rows(
      'employment',
      `select birth_date, enrolled_on, age_bracket from enrolment
        join person_record r on r.id = person_record_id`,
    );
    const wrong = rows.filter(
      ({ birth_date: born, enrolled_on: on, age_bracket: bracket }) =>
        bracket !== ageBracketOn(on ?? '', born ?? null),
    );
    expect(wrong).toEqual([]);
    expect(new Set(rows.map((row) => row.age_bracket)).size).toBe(4);
  });

  it('are in every state, and older ones have ended more often', async () => {
    const states = await sample.values('employment', 'select distinct state from enrolment');
    expect(states).toHaveLength(8);
    const ended = async (period: string) =>
      (await sample.count('employment', `enrolment where exited_on is not null and ${period}`)) /
      (await sample.count('employment', `enrolment where ${period}`));
    expect(await ended("enrolled_on < '2025-09-01'")).toBeGreaterThan(0.85);
    expect(await ended("enrolled_on >= '2026-09-01'")).toBeLessThan(0.1);
    const early = `enrolment where state = 'COMPLETED' and exited_on < enrolled_on + 56`;
    expect(await sample.count('employment', early)).toBe(0);
  });

  it('never overlap in one work package', async () => {
    const overlapping = `enrolment a join enrolment b on a.person_record_id = b.person_record_id
      and a.work_package = b.work_package and a.id <> b.id and a.enrolled_on <= b.enrolled_on
      where a.exited_on is null or a.exited_on >= b.enrolled_on`;
    expect(await sample.count('employment', overlapping)).toBe(0);
  });
});
