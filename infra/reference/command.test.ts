import { expect, it } from '@jest/globals';
import { readCommand } from './command.ts';

const now = new Date('2026-11-23T22:30:00Z');

function read(line: string) {
  return readCommand(line.split(' ').filter(Boolean), now);
}

it('takes a file and the day for which it speaks', () => {
  expect(read('import comuni a.csv --as-of 2023-05-16')).toEqual({
    kind: 'import',
    list: 'comuni',
    file: 'a.csv',
    asOf: '2023-05-16',
    apply: false,
    reopen: false,
    language: 'en',
    today: '2026-11-23',
  });
});

it('writes and reopens only when told to', () => {
  expect(read('import comuni a.csv --as-of=2023-05-16 --apply --reopen')).toMatchObject({
    apply: true,
    reopen: true,
  });
});

it('takes the day of Italy for today', () => {
  expect(read('import comuni a.csv --as-of 2026-11-24')).toMatchObject({ kind: 'wrong' });
  const later = new Date('2026-11-23T23:30:00Z');
  expect(readCommand(['import', 'comuni', 'a.csv', '--as-of', '2026-11-24'], later)).toMatchObject({
    kind: 'import',
  });
});

it('speaks the language asked for, else that of the system, else English', () => {
  const line = 'import language a.tab --as-of 2023-05-16'.split(' ');
  const languageOf = (more: string[], environment: Record<string, string>) => {
    const command = readCommand([...line, ...more], now, environment);
    return command.kind === 'import' && command.language;
  };
  expect(languageOf([], {})).toBe('en');
  expect(languageOf([], { LANG: 'it_IT.UTF-8' })).toBe('it');
  expect(languageOf([], { LC_ALL: 'C', LANG: 'it_IT.UTF-8' })).toBe('en');
  expect(languageOf(['--lang', 'en'], { LANG: 'it_IT.UTF-8' })).toBe('en');
});

it('explains itself', () => {
  expect(read('--help')).toEqual({ kind: 'help' });
  expect(read('import -h')).toEqual({ kind: 'help' });
});

it.each([
  ['', 'import <list> <file>'],
  ['import province a.csv --as-of 2023-05-16', 'There is no list "province". There are: comuni,'],
  ['import countries a.csv --as-of 2023-05-16 --lang fr', '"fr"'],
  ['import comuni --as-of 2023-05-16', 'Which file'],
  ['import comuni a.csv', '--as-of is missing'],
  ['import comuni a.csv --as-of', '--as-of'],
  ['import comuni a.csv --as-of 2023-02-29', '"2023-02-29"'],
  ['import comuni a.csv --as-of 16/05/2023', '"16/05/2023"'],
  ['import comuni a.csv --as-of 2999-01-01', 'still to come'],
  ['import comuni a.csv b.csv --as-of 2023-05-16', '"b.csv"'],
  ['import comuni a.csv --as-of 2023-05-16 --force', '--force'],
])('refuses "%s"', (line, said) => {
  const command = read(line);
  expect(command.kind === 'wrong' && command.message).toContain(said);
});
