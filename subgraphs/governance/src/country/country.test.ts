import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { loadReference } from '../load-reference.ts';
import { type Country, citizenshipGroupOn, type GroupMembership } from './country.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

async function ask(query: string, language: 'en' | 'it' = 'en', variables = {}) {
  const { data, errors } = await governance.query(query, variables, undefined, { language });
  expect(errors).toEqual([]);
  return data;
}

describe('a country by its code', () => {
  it('has its names, its other codes and its source', async () => {
    expect(
      await ask(`{ country(code: "436") { code kind it: label(lang: IT) en: label(lang: EN) isoAlpha2
        isoAlpha3 exchangeCode cadastralCode usableAs validTo source { asOf confidence } } }`),
    ).toEqual({
      country: {
        code: '436',
        kind: 'STATE',
        it: 'Marocco',
        en: 'Morocco',
        isoAlpha2: 'MA',
        isoAlpha3: 'MAR',
        exchangeCode: 'MAR',
        cadastralCode: 'Z330',
        usableAs: ['CITIZENSHIP', 'BIRTH', 'RESIDENCE'],
        validTo: null,
        source: { asOf: '2018-12-31', confidence: 'VERIFIED' },
      },
    });
  });

  it('is named in the language of the caller', async () => {
    const asked = '{ country(code: "216") { label } }';
    expect(await ask(asked, 'it')).toEqual({ country: { label: 'Germania' } });
    expect(await ask(asked, 'en')).toEqual({ country: { label: 'Germany' } });
  });

  it.each([
    ['272', 'Kosovo', null, 'KOS', 'OTHER_THIRD_COUNTRY'],
    ['324', 'Palestinian territories', 'PSE', 'PSE', 'OTHER_THIRD_COUNTRY'],
    ['363', 'Taiwan', 'TWN', 'TWN', 'OTHER_THIRD_COUNTRY'],
    ['888', 'Recognised non-citizen', null, null, 'RECOGNISED_NON_CITIZEN'],
    ['997', 'Being determined', null, null, 'UNDETERMINED'],
    ['998', 'Not attributable', null, null, 'UNDETERMINED'],
    ['999', 'Stateless', null, null, 'STATELESS'],
  ])(
    'knows %s, which ISO knows otherwise or not',
    async (code, label, isoAlpha3, exchangeCode, group) => {
      const { country } = await ask(
        'query ($code: String!) { country(code: $code) { label isoAlpha3 exchangeCode usableAs citizenshipGroup { code parent { code } } } }',
        'en',
        { code },
      );
      expect(country).toMatchObject({ label, isoAlpha3, exchangeCode });
      expect(country.usableAs).toContain('CITIZENSHIP');
      expect(country.citizenshipGroup).toEqual({
        code: group,
        parent: { code: 'THIRD_COUNTRY_NATIONAL' },
      });
    },
  );

  it('is null for a code that nobody has, or not on the day', async () => {
    expect(
      await ask(`{ none: country(code: "000") { code } gone: country(code: "Z135") { code }
        known: country(code: "Z135", on: "1991-12-25") { label validTo } }`),
    ).toEqual({ none: null, gone: null, known: { label: 'Soviet Union', validTo: '1991-12-26' } });
  });

  it('leads from what ceased to what took its place, and back', async () => {
    const data = await ask(`{
      union: country(code: "Z157", on: "2000-01-01") { predecessors { code } successors { label } }
      republic: country(code: "271") { predecessors { code label validTo } successors { code } } }`);
    expect(data).toEqual({
      union: {
        predecessors: [{ code: 'Z118' }],
        successors: [{ label: 'Montenegro' }, { label: 'Serbia' }],
      },
      republic: {
        predecessors: [{ code: 'Z157', label: 'Serbia and Montenegro', validTo: '2006-06-03' }],
        successors: [],
      },
    });
  });

  it('is found by other domains under its code, also when it ceased', async () => {
    const { _entities } = await ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Country { label } } }`,
      'it',
      { of: ['436', 'Z135', '000'].map((code) => ({ __typename: 'Country', code })) },
    );
    expect(_entities).toEqual([{ label: 'Marocco' }, { label: 'Unione Sovietica' }, null]);
  });
});

describe('the citizenship group of a country', () => {
  it('follows the Union and its neighbours through time', async () => {
    const group = (on: string) => `citizenshipGroup(on: "${on}") { code }`;
    const data = await ask(`{
      kingdom: country(code: "219") { in: ${group('2020-01-31')} out: ${group('2020-02-01')} }
      croatia: country(code: "250") { out: ${group('2013-06-30')} in: ${group('2013-07-01')} }
      austria: country(code: "203") { area: ${group('1994-06-01')} union: ${group('1995-01-01')} }
      norway: country(code: "231") { now: ${group('2026-01-01')} }
      italy: country(code: "100") { now: ${group('2026-01-01')} }
      jersey: country(code: "273") { now: ${group('2026-01-01')} } }`);
    expect(data).toEqual({
      kingdom: { in: { code: 'OTHER_UNION' }, out: { code: 'OTHER_THIRD_COUNTRY' } },
      croatia: { out: { code: 'OTHER_THIRD_COUNTRY' }, in: { code: 'OTHER_UNION' } },
      austria: { area: { code: 'EEA' }, union: { code: 'OTHER_UNION' } },
      norway: { now: { code: 'EEA' } },
      italy: { now: { code: 'ITALIAN' } },
      jersey: { now: null },
    });
  });

  it('counts twenty-seven Member States today, and an only group for each country', async () => {
    const groups: string[] = [];
    let after: string | null = null;
    do {
      const { countries } = await ask(
        `query ($after: String) { countries(first: 100, after: $after, filter: { usableAs: CITIZENSHIP, on: "2026-01-01" }) {
          nodes { citizenshipGroup(on: "2026-01-01") { code } } pageInfo { hasNextPage endCursor } } }`,
        'en',
        { after },
      );
      for (const { citizenshipGroup } of countries.nodes) groups.push(citizenshipGroup.code);
      after = countries.pageInfo.hasNextPage ? countries.pageInfo.endCursor : null;
    } while (after !== null);
    const count = (code: string) => groups.filter((group) => group === code).length;
    expect(count('ITALIAN') + count('OTHER_UNION')).toBe(27);
    expect([count('EEA'), count('SWISS')]).toEqual([3, 1]);
  });

  it('is one and the same wherever no membership speaks', () => {
    const day = fc.integer({ min: 1900, max: 2100 }).map((year) => `${year}-01-01`);
    const membership: GroupMembership = {
      group: 'EEA',
      validFrom: '1994-01-01',
      validTo: '1995-01-01',
    };
    const country = { usableAs: ['CITIZENSHIP'] } as Country; // what the rule looks at
    fc.assert(
      fc.property(day, (on) => {
        const expected = on === '1994-01-01' ? 'EEA' : 'OTHER_THIRD_COUNTRY';
        expect(citizenshipGroupOn(country, [membership], on)).toBe(expected);
      }),
    );
  });
});

describe('the list of countries', () => {
  const codes = async (filter: string) => {
    const { countries } = await ask(
      `{ countries(first: 100, filter: ${filter}) { nodes { code } } }`,
    );
    return countries.nodes.map(({ code }: { code: string }) => code);
  };

  it('is filtered by any code, name, kind, use and day', async () => {
    for (const code of ['436', 'MA', 'MAR', 'Z330'])
      expect(await codes(`{ anyCode: "${code}" }`)).toEqual(['436']);
    expect(await codes('{ anyCode: "KOS" }')).toEqual(['272']);
    expect(await codes('{ anyCode: "%" }')).toEqual([]);
    expect(await codes('{ labelContains: "COSTA D’AV" }')).toEqual(['404']);
    expect(await codes('{ labelContains: "ivory" }')).toEqual([]);
    expect(await codes('{ labelContains: "côte" }')).toEqual(['404']);
    expect(await codes('{ kind: [NO_STATE] }')).toEqual(['888', '997', '998', '999']);
    expect(await codes('{ kind: [OTHER], usableAs: CITIZENSHIP }')).toEqual(['324', '363']);
    expect(await codes('{ on: "1980-01-01", labelContains: "slovac" }')).toEqual(['255', 'Z105']);
    expect(await codes('{ on: "2026-01-01", labelContains: "cecoslovac" }')).toEqual([]);
  });

  it('is ordered by its Italian names', async () => {
    const { countries } = await ask(
      '{ countries(first: 3, orderBy: [LABEL_DESC]) { nodes { label(lang: IT) } } }',
    );
    expect(countries.nodes.map(({ label }: { label: string }) => label)).toEqual([
      'Zimbabwe',
      'Zambia',
      'Yemen del Sud',
    ]);
  });

  it('takes as many statements for a hundred countries as for twenty', async () => {
    const asked = `query ($first: Int!) { countries(first: $first, orderBy: [CODE_DESC]) { totalCount
      nodes { label citizenshipGroup { label parent { label } } successors { label } predecessors { label } } } }`;
    const few = await governance.query(asked, { first: 20 });
    const many = await governance.query(asked, { first: 100 });
    expect(few.errors).toEqual([]);
    expect(many.data.countries.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});
