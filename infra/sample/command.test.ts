import { describe, expect, it } from '@jest/globals';
import { readCommand } from './command.ts';

const wrong = (message: string) => ({ kind: 'wrong', message });

describe('the command line of the sample', () => {
  it('takes a number of people and a seed, or the usual ones', () => {
    expect(readCommand(['--people', '1000000', '--seed', '7'])).toEqual({
      kind: 'load',
      people: 1_000_000,
      seed: 7,
    });
    expect(readCommand([])).toEqual({ kind: 'load', people: 3_500, seed: 916 });
    expect(readCommand(['--people=10000000'])).toMatchObject({ people: 10_000_000 });
    expect(readCommand(['--people', 'abc', '--help'])).toEqual({ kind: 'help' });
  });

  it.each(['0', 'abc', '1e9', '1000000000', '1.5', '1,000', '10000001', '', ' 5'])(
    'refuses %j people',
    (people) => {
      expect(readCommand(['--people', people])).toEqual(
        wrong(`--people is "${people}"; it takes a whole number from 1 to 10,000,000.`),
      );
    },
  );

  it('refuses a seed that is none', () => {
    expect(readCommand(['--seed', 'x'])).toEqual(
      wrong('--seed is "x"; it takes a whole number from 0 to 2,147,483,647.'),
    );
  });

  it('refuses what it does not know', () => {
    expect(readCommand(['many'])).toEqual(wrong('What is "many"?'));
    expect(readCommand(['--persons', '5'])).toEqual(wrong('This is not understood: --persons 5'));
    expect(readCommand(['--people', '-5'])).toEqual(wrong('This is not understood: --people -5'));
    expect(readCommand(['--people'])).toEqual(wrong('This is not understood: --people'));
  });
});
