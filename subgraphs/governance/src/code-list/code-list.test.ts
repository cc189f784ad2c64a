import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupBy } from '#shared/group-by.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { loadReference } from '../load-reference.ts';
import { shippedCodeLists, shippedCorrespondences, shippedEntries } from './shipped-code-lists.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

async function ask(query: string, language: 'en' | 'it' = 'en') {
  const { data, errors } = await governance.query(query, {}, undefined, { language });
  expect(errors).toEqual([]);
  return data;
}

describe('the code lists', () => {
  it('are named with who keeps them, where they come from and how many codes they have', async () => {
    const { codeLists } = await ask(
      '{ codeLists { name keeper title(lang: IT) validTo source { name asOf confidence } entries { totalCount } } }',
    );
    const counts = codeLists.map((list: { name: string; entries: { totalCount: number } }) => [
      list.name,
      list.entries.totalCount,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      ATECO_2007: 109,
      ATECO_2025: 109,
      CEFR_LEVEL: 8,
      CITIZENSHIP_GROUP: 10,
      DIGCOMP_2_2: 26,
      DIGCOMP_2_2_LEVEL: 8,
      EDUCATION_LEVEL: 16,
      EQF_LEVEL: 8,
      ESCO_OCCUPATION: 0,
      ESCO_SKILL: 0,
      ISCED_2011: 91,
      ISCO_08: 53,
      LANGUAGE: 310,
      PERMIT_KIND: 43,
      PERMIT_STATUS: 10,
    });
    expect(codeLists[0]).toMatchObject({
      keeper: 'ISTAT',
      validTo: '2025-01-01',
      title: 'Attività economiche (ATECO 2007)',
    });
  });

  it('are found by name and by id, and are null otherwise', async () => {
    const { codeList } = await ask('{ codeList(name: "LANGUAGE") { id title } }', 'it');
    expect(codeList.title).toBe('Lingue (ISO 639-3)');
    const { data } = await governance.query(
      'query ($of: [_Any!]!) { none: codeList(name: "language") { id } _entities(representations: $of) { ... on CodeList { name } } }',
      {
        of: [
          { __typename: 'CodeList', id: codeList.id },
          { __typename: 'CodeList', name: 'LANGUAGE' },
        ],
      },
    );
    expect(data).toEqual({ none: null, _entities: [{ name: 'LANGUAGE' }, { name: 'LANGUAGE' }] });
  });
});

describe('an entry', () => {
  it('has its labels, its short code, its place and its source', async () => {
    expect(
      await ask(`{
        language: codeListEntry(list: "LANGUAGE", code: "ben") { shortCode it: label(lang: IT) labelLanguages validFromKnown parent { code } }
        division: codeListEntry(list: "ATECO_2025", code: "62") { label parent { code list { name } } source { confidence } } }`),
    ).toEqual({
      language: {
        shortCode: 'bn',
        it: 'bengalese',
        labelLanguages: ['IT', 'EN'],
        validFromKnown: false,
        parent: null,
      },
      division: {
        label: 'Computer programming, consultancy and related activities',
        parent: { code: 'K', list: { name: 'ATECO_2025' } },
        source: { confidence: 'UNCONFIRMED' },
      },
    });
  });

  it('is named to other domains by its list and code, in force or not', async () => {
    const { data } = await governance.query(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on CodeListEntry { label validTo } } }',
      {
        of: [
          { __typename: 'CodeListEntry', listName: 'DIGCOMP_2_2', code: '2.5' },
          { __typename: 'CodeListEntry', listName: 'ATECO_2007', code: '62' },
          { __typename: 'CodeListEntry', listName: 'ESCO_SKILL', code: 'nobody knows' },
        ],
      },
    );
    expect(data._entities).toEqual([
      { label: 'Netiquette', validTo: null },
      {
        label: 'Computer programming, consultancy and related activities',
        validTo: '2025-01-01',
      },
      null,
    ]);
  });

  it('is labelled in the language of the caller', async () => {
    const asked = '{ codeListEntry(list: "CITIZENSHIP_GROUP", code: "STATELESS") { label } }';
    expect(await ask(asked, 'it')).toEqual({ codeListEntry: { label: 'Apolidi' } });
    expect(await ask(asked, 'en')).toEqual({ codeListEntry: { label: 'Stateless persons' } });
  });

  it('corresponds to a level of ISCED, with how far that can be relied on', async () => {
    const { codeList } = await ask(
      '{ codeList(name: "EDUCATION_LEVEL") { entries { nodes { code correspondences { entry { code list { name } } source { confidence } } } } } }',
    );
    const levels = codeList.entries.nodes.map(
      (node: { code: string; correspondences: { entry: { code: string } }[] }) => [
        node.code,
        ...node.correspondences.map(({ entry }) => entry.code),
      ],
    );
    expect(Object.fromEntries(levels)).toMatchObject({
      NED: '0',
      USG: '3',
      ITS: '5',
      L: '6',
      RDD: '8',
    });
    expect(levels.every((level: string[]) => level.length === 2)).toBe(true);
  });

  it('is not there before its list was, nor where nobody has it', async () => {
    const of = (code: string, on: string) =>
      `codeListEntry(list: "ATECO_2007", code: "${code}", on: "${on}") { code }`;
    expect(
      await ask(
        `{ before: ${of('A', '2007-12-31')} first: ${of('A', '2008-01-01')} none: ${of('Z', '2008-01-01')} }`,
      ),
    ).toEqual({
      before: null,
      first: { code: 'A' },
      none: null,
    });
  });
});

describe('the entries of a list', () => {
  const codes = async (filter: string) => {
    const { codeList } = await ask(
      `{ codeList(name: "ATECO_2007") { entries(filter: ${filter}) { nodes { code } } } }`,
    );
    return codeList.entries.nodes.map(({ code }: { code: string }) => code);
  };

  it('are filtered by day, place, code and label in either language', async () => {
    expect(await codes('{ parentCode: "A" }')).toEqual(['01', '02', '03']);
    expect(await codes('{ codeContains: "8", parentCode: "J" }')).toEqual(['58']);
    expect(await codes('{ labelContains: "ATTIVITA LEGALI" }')).toEqual(['69']);
    expect(await codes('{ labelContains: "legal and acc" }')).toEqual(['69']);
    expect(await codes('{ labelContains: "%" }')).toEqual([]);
    expect(await codes('{ on: "2007-12-31" }')).toEqual([]);
  });

  it('take no more statements for a hundred than for twenty', async () => {
    const asked = `query ($first: Int!) { codeLists { name entries(first: $first, orderBy: [CODE_DESC]) {
      totalCount nodes { label list { title } parent { label } correspondences { entry { label } } } } } }`;
    const few = await governance.query(asked, { first: 20 });
    const many = await governance.query(asked, { first: 100 });
    expect(few.errors).toEqual([]);
    expect(many.statements).toBeLessThanOrEqual(few.statements);
  });

  it('refuse a page that is too long in the language of the caller', async () => {
    const { errors } = await governance.query(
      '{ codeList(name: "LANGUAGE") { entries(first: 101) { totalCount } } }',
      {},
      undefined,
      { language: 'it' },
    );
    expect(errors[0]?.extensions['code']).toBe('PAGE_SIZE_INVALID');
    expect(errors[0]?.message).toContain('va da 1 a 100');
  });
});

describe('what ships', () => {
  const lists = shippedCodeLists();

  it.each(lists.map((list) => [list.name, list] as const))(
    'of %s has each code once, below a code of the list',
    (_, list) => {
      const entries = shippedEntries(list);
      const all = entries.map(({ code }) => code);
      expect(new Set(all).size).toBe(all.length);
      const orphans = entries.filter(({ parentCode }) => parentCode && !all.includes(parentCode));
      expect(orphans).toEqual([]);
    },
  );

  it.each([
    ['DIGCOMP_2_2', { '': 5, 1: 3, 2: 6, 3: 4, 4: 4, 5: 4 }],
    ['ISCO_08', { '': 10, 0: 3, 1: 4, 2: 6, 3: 5, 4: 4, 5: 4, 6: 3, 7: 5, 8: 3, 9: 6 }],
    ['ISCED_2011', { '': 10, 6: 3, 64: 4, 65: 4, 66: 4, 74: 4, 2: 2, 24: 4, 44: 3, 54: 2, 99: 1 }],
    ['PERMIT_KIND', { '': 11, WORK: 8, STUDY: 3, INTERNATIONAL_PROTECTION: 3, SPECIAL_CASES: 5 }],
  ])('of %s is the whole of each level', (name, expected) => {
    const entries = lists.filter((list) => list.name === name).flatMap(shippedEntries);
    const below = groupBy(entries, ({ parentCode }) => parentCode ?? '');
    const counts = Object.keys(expected).map((code) => [code, below.get(code)?.length]);
    expect(Object.fromEntries(counts)).toEqual(expected);
  });

  it('corresponds from codes that are there to codes that are there', () => {
    const keys = new Set(lists.flatMap(shippedEntries).map(({ list, code }) => `${list}:${code}`));
    for (const { list, code, toList, toCode } of shippedCorrespondences()) {
      expect([keys.has(`${list}:${code}`), keys.has(`${toList}:${toCode}`)]).toEqual([true, true]);
    }
  });
});
