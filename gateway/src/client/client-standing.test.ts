import { expect, it } from '@jest/globals';
import { IssuerUnavailable } from '../identity/token-rejected.ts';
import { keepStandingOfClients, standingAge } from './client-standing.ts';

const open = () => {
  let now = 0;
  let reads = 0;
  let halted: string[] = [];
  let isDown = false;
  const read = async () => {
    reads += 1;
    if (isDown) throw new Error('The database is down');
    return { halted, origins: ['https://a.example.org'] };
  };
  return {
    ...keepStandingOfClients(read, () => now),
    reads: () => reads,
    pass: (ms: number) => {
      now += ms;
    },
    halt: (...ids: string[]) => {
      halted = ids;
    },
    fall: () => {
      isDown = true;
    },
  };
};

it('is read at most once a second, however many ask at once', async () => {
  const { isHalted, isOrigin, reads, pass } = open();
  await Promise.all([isHalted('a'), isHalted('b'), isOrigin('https://a.example.org')]);
  pass(standingAge - 1);
  await isHalted('a');
  expect(reads()).toBe(1);
  pass(1);
  await Promise.all([isHalted('a'), isHalted('b')]);
  expect(reads()).toBe(2);
});

it('knows of a client that was stopped after a second at the latest', async () => {
  const { isHalted, halt, pass } = open();
  expect(await isHalted('a')).toBe(false);
  halt('a');
  pass(standingAge);
  expect(await isHalted('a')).toBe(true);
});

it('lets nobody in by what was known before when it cannot be read', async () => {
  const { isHalted, pass, fall } = open();
  await isHalted('a');
  fall();
  expect(await isHalted('a')).toBe(false);
  pass(standingAge);
  await expect(isHalted('a')).rejects.toBeInstanceOf(IssuerUnavailable);
});
