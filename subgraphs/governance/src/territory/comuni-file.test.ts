import { describe, expect, it } from '@jest/globals';
import { wordFileProblem } from '../reference/file-problem.wording.ts';
import type { Writing } from '../reference/file-writing.fixture.ts';
import { archiveRows, writeArchive } from './archive-file.fixture.ts';
import { readComuniFile } from './comuni-file.ts';

const asked = {
  fileName: 'comuni.csv',
  asOf: '2023-05-16',
  regionOfProvince: new Map([['028', '05']]),
};

function read(text: string | Buffer) {
  return readComuniFile(Buffer.from(text), asked);
}

function problemsOf(text: string | Buffer): string[] {
  const file = read(text);
  return file.ok
    ? []
    : file.problems.map((problem) => `${problem.line}: ${wordFileProblem(problem, 'en')}`);
}

describe('the official archive', () => {
  const rows = archiveRows(300);
  const plain = readComuniFile(writeArchive(rows), asked);

  it('is read with the day after the last one as the first no longer in force', () => {
    expect(plain.ok && plain.value.territories.slice(0, 2)).toMatchObject([
      { code: '096001', name: 'Borgo 0', validFrom: '1866-11-19', validTo: '1924-11-14' },
      { code: '096001', name: 'Borgo 0 Terme', validFrom: '1924-11-14', validTo: null },
    ]);
  });

  it('gives no codice catastale for ND and none, and a source with its day', () => {
    expect(plain.ok && plain.value.territories[0]).toMatchObject({
      cadastralCode: null,
      regionCode: '05',
      source: { asOf: '2023-05-16', confidence: 'VERIFIED' },
    });
    expect(plain.ok && plain.value.newestUpdate).toBe('2023-05-16');
  });

  it.each<[string, Writing]>([
    ['without BOM', { bom: false }],
    ['with CRLF', { newline: '\r\n' }],
    ['with semicolons', { delimiter: ';' }],
    ['without quotes', { quotes: false }],
    ['with its columns in another order', { reversed: true }],
    ['all at once', { bom: false, newline: '\r\n', delimiter: ';', quotes: false, reversed: true }],
  ])('is the same %s', (_, writing) => {
    expect(readComuniFile(writeArchive(rows, writing), asked)).toEqual(plain);
  });
});

describe('the timeline', () => {
  const header =
    'istat,catastale,name,province_istat,province_sigla,valid_from,valid_to,successor_istat';

  it('is read with its end as the first day no longer in force, and with successors', () => {
    const file = read(`${header}
028022,B749,CARCERI,028,PD,1866-11-19,2024-01-22,028108
028108,,SANTA CATERINA D'ESTE,028,PD,2024-01-22,9999-12-31,
`);
    expect(file.ok && file.value.territories).toMatchObject([
      { code: '028022', validTo: '2024-01-22', regionCode: '05' },
      { code: '028108', name: "Santa Caterina d'Este", cadastralCode: null, validTo: null },
    ]);
    expect(file.ok && file.value.successions).toMatchObject([
      { predecessor: 'COMUNE:028022', successor: 'COMUNE:028108', on: '2024-01-22' },
    ]);
  });

  const good = '028023,B795,CARMIGNANO DI BRENTA,028,PD,1867-08-26,9999-12-31,';

  it.each([
    ['a short code', '28022,B749,CARCERI,028,PD,1866-11-19,,', 'ISTAT is "28022"'],
    ['a wrong codice catastale', '028022,749,CARCERI,028,PD,1866-11-19,,', 'CATASTALE is "749"'],
    ['no name', '028022,B749,,028,PD,1866-11-19,,', 'NAME is ""'],
    ['a wrong province', '028022,B749,CARCERI,28,PD,1866-11-19,,', 'PROVINCE_ISTAT is "28"'],
    ['a wrong sigla', '028022,B749,CARCERI,028,Pad,1866-11-19,,', 'PROVINCE_SIGLA is "Pad"'],
    ['a day that is none', '028022,B749,CARCERI,028,PD,2023-02-30,,', 'VALID_FROM is "2023-02-30"'],
    ['an end before its start', '028022,B749,CARCERI,028,PD,2000-01-01,1999-01-01,', 'ends before'],
    ['a successor without an end', '028022,B749,CARCERI,028,PD,1866-11-19,,028108', 'no end'],
    ['a field too few', '028022,B749,CARCERI,028,PD,1866-11-19', '6 fields'],
    ['a period that overlaps', '028023,B795,CARMIGNANO,028,PD,1900-01-01,,', 'that of line 2'],
    ['the same row again', good, 'that of line 2'],
  ])('refuses %s at its line', (_, row, said) => {
    const problems = problemsOf(`${header}\r\n${good}\r\n${row}\r\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^3: /);
    expect(problems[0]).toContain(said);
  });

  it('counts lines over blank ones and over line breaks in quotes', () => {
    const problems = problemsOf(
      `${header}\n\n"028023","B795","CAR\nMIGNANO","028","PD","x","",""\n`,
    );
    expect(problems[0]).toMatch(/^3: /);
    expect(problemsOf(`${header}\n\n${good}\n\nx${good}\n`)[0]).toMatch(/^5: /);
  });

  it('tells every problem of a file', () => {
    expect(problemsOf(`${header}\nx,,,,,,,\n${good}\ny,,,,,,,\n`)).toHaveLength(8);
  });
});

describe('what is no file of comuni', () => {
  it.each([
    ['an empty file', '', '1: the file is empty'],
    [
      'a header alone',
      'istat,catastale,name,province_istat,province_sigla,valid_from,valid_to',
      '1: there are no rows',
    ],
    ['another table', 'code,label\n1,a\n', '1: no layout is recognised'],
    ['a column twice', 'istat,ISTAT\n1,2\n', '1: the column ISTAT is there twice'],
    ['a quote that never ends', 'a,b\n1,"2\n', 'Quote Not Closed'],
    ['text that is not UTF-8', Buffer.from([0x46, 0xf2, 0x0a]), '1: the file is not UTF-8 text'],
  ])('is told of %s', (_, text, said) => {
    expect(problemsOf(text).join()).toContain(said);
  });

  it('is told which columns lack of the layout that comes closest', () => {
    expect(problemsOf('istat,name,valid_from\n1,2,3\n')[0]).toContain('CATASTALE, PROVINCE_ISTAT');
  });
});
