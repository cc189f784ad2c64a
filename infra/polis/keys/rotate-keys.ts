import { setTimeout } from 'node:timers/promises';
import { graceMs } from '#shared/sealing/key-file.ts';
import type { Screen } from '../../sample/show-load.ts';
import { countKeys, countUnder, type KeyKind } from './count-keys.ts';
import type { KeyedDomain } from './keyed-domain.ts';
import { addVersion } from './own-keys.ts';
import { renewIndexes } from './renew-indexes.ts';
import { rewrapKeys, type Tell } from './rewrap-keys.ts';

export type Rotation = { kinds: readonly KeyKind[]; resume: boolean; dataDirectory: string };

/** By then all who run read the new keys, and write with them. */
const settleMs = 2 * graceMs;

/** Makes new versions where the keys are ours, and brings all that is there under them. Answers how many keys are broken. */
export async function rotateKeys(
  keyed: readonly KeyedDomain[],
  { kinds, resume, dataDirectory }: Rotation,
  screen: Screen,
): Promise<number> {
  const own = resume ? [] : keyed.filter(({ isOurs }) => isOurs);
  for (const { domain } of own) {
    for (const kind of kinds) {
      const version = addVersion(dataDirectory, domain, kind);
      screen.line(`${domain}: ${kind} key ${version} is made; the older ones stay`);
    }
  }
  if (own.length > 0) await setTimeout(settleMs);
  let broken = 0;
  for (const each of keyed) {
    const done = kinds.includes('sealing') ? await showRewrapping(each, screen) : 0;
    if (kinds.includes('index')) await showRenewing(each, screen);
    broken += done;
    for (const line of await describeIdle(each, kinds)) screen.line(line);
  }
  return broken;
}

async function showRewrapping(keyed: KeyedDomain, screen: Screen): Promise<number> {
  const began = performance.now();
  const { done, broken } = await rewrapKeys(keyed, showOn(keyed, screen, 'data keys'));
  const seconds = (performance.now() - began) / 1000;
  screen.line(`${keyed.domain}: ${done} data keys wrapped anew${rateOf(done, seconds)}`);
  if (broken > 0) {
    screen.line(
      `${keyed.domain}: ${broken} data keys cannot be opened with the keys that are here`,
    );
  }
  return broken;
}

async function showRenewing(keyed: KeyedDomain, screen: Screen): Promise<void> {
  const began = performance.now();
  const done = await renewIndexes(keyed, showOn(keyed, screen, 'indexes'));
  const seconds = (performance.now() - began) / 1000;
  screen.line(`${keyed.domain}: what is found of ${done} rows made anew${rateOf(done, seconds)}`);
}

function showOn({ domain }: KeyedDomain, screen: Screen, what: string): Tell {
  return (table, done, total) => screen.status?.(`${domain}: ${what} of ${table} ${done}/${total}`);
}

function rateOf(done: number, seconds: number): string {
  return done === 0 ? '' : ` in ${seconds.toFixed(1)} s (${Math.round(done / seconds)} a second)`;
}

/** Which versions nothing lies under any more. */
async function describeIdle(keyed: KeyedDomain, kinds: readonly KeyKind[]): Promise<string[]> {
  const { domain, provider } = keyed;
  const lying = await countKeys(keyed);
  const { indexVersion, indexes } = provider.index();
  const current = await provider.current();
  const older = {
    sealing: Array.from({ length: current - 1 }, (_, at) => at + 1).slice(-1),
    index: [...indexes.keys()].filter((version) => version < indexVersion),
  };
  return kinds.flatMap((kind) =>
    older[kind]
      .filter((version) => countUnder(lying, kind, version) === 0)
      .map((version) => {
        const flag = kind === 'index' ? ' --index' : '';
        return `${domain}: nothing lies under ${kind} key ${version} any more: npm run -s polis -- keys retire ${version} --domain ${domain}${flag}`;
      }),
  );
}
