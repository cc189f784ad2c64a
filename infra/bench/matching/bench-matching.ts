import { matchRulesOn } from '#employment/matching/match-rules.ts';
import { parseKeyRing } from '#shared/sealing/key-ring.ts';
import { exactPairs, fuzzyPairs } from './baselines.ts';
import { makeCorpus } from './corpus.ts';
import type { CorpusRecord } from './corpus-types.ts';
import { confused, evaluate, type Pair, type Quality, truePairs } from './evaluate.ts';
import { type Asked, compareAll } from './our-matcher.ts';

/** Thresholds are chosen on the first, and what they lead to is told of the second. */
export const seeds = { chosenOn: 1, toldOf: 2 };

const key = (digit: string) => Buffer.from(digit.repeat(32)).toString('base64');
const keys = parseKeyRing(`1:${key('1')}`, key('2'));
const day = '2026-11-24';

/** Prints how well records of one person are found, beside an exact search and a fuzzy library. */
export async function benchMatching(args: string[]): Promise<void> {
  const people = Number(args[0] ?? 3_000);
  if (!Number.isInteger(people) || people < 1) {
    throw new Error(`npm run bench -- matching takes a number of people, not ${args[0]}`);
  }
  const fuzzyLeast = chooseFuzzyLeast(makeCorpus(seeds.chosenOn, people));
  const records = makeCorpus(seeds.toldOf, people);
  const began = performance.now();
  const asked = compareAll(keys, matchRulesOn(day), records);
  const seconds = (performance.now() - began) / 1000;
  const { names } = matchRulesOn(day);
  console.log(`${records.length} records, ${truePairs(records).length} pairs of one person, seed ${seeds.toldOf}
rules ${matchRulesOn(day).version}, rarest ${names.rarest} bits; threshold of fuzzball ${fuzzyLeast}, chosen on seed ${seeds.chosenOn}
`);
  console.log('                    precision  recall      F1   wrong');
  show('ours', evaluate(records, ourPairs(asked)));
  show('ours, with POSSIBLE', evaluate(records, ourPairs(asked, ['MATCH', 'POSSIBLE'])));
  show('exact', evaluate(records, exactPairs(records)));
  show('fuzzball', evaluate(records, fuzzyPairs(records, fuzzyLeast)));
  const wrong = [...confused(records, ourPairs(asked))].map(([kind, count]) => `${kind} ${count}`);
  console.log(`\nwrong by what makes people alike: ${wrong.join(', ')}`);
  console.log(
    `reached by blocks: ${reachedByBlocks(records, asked).toFixed(3)} of all pairs of one person`,
  );
  console.log(candidatesLine(asked, seconds));
}

/** The pairs that are taken for one person's. */
export function ourPairs({ compared }: Asked, verdicts: readonly string[] = ['MATCH']): Pair[] {
  return compared.filter(({ match }) => verdicts.includes(match.verdict)).map(({ pair }) => pair);
}

export function askAll(records: readonly CorpusRecord[]): Asked {
  return compareAll(keys, matchRulesOn(day), records);
}

function show(name: string, { precision, recall, f1, wrong }: Quality): void {
  const numbers = [precision, recall, f1].map((each) => each.toFixed(3).padStart(8)).join('');
  console.log(`${name.padEnd(20)} ${numbers}${String(wrong).padStart(8)}`);
}

/** The score at which the library does best where it is chosen. */
function chooseFuzzyLeast(records: readonly CorpusRecord[]): number {
  const tried = [75, 80, 85, 90, 95].map((least) => ({
    least,
    f1: evaluate(records, fuzzyPairs(records, least)).f1,
  }));
  return tried.toSorted((a, b) => b.f1 - a.f1)[0]?.least ?? 90;
}

function reachedByBlocks(records: readonly CorpusRecord[], { compared }: Asked): number {
  const reached = new Set(compared.map(({ pair }) => pair.join()));
  const all = truePairs(records);
  return all.filter((pair) => reached.has(pair.join())).length / all.length;
}

function candidatesLine({ candidates }: Asked, seconds: number): string {
  const sorted = candidates.toSorted((a, b) => a - b);
  const mean = candidates.reduce((sum, count) => sum + count, 0) / candidates.length;
  const p99 = sorted[Math.floor(sorted.length * 0.99)];
  return `candidates of a question: ${mean.toFixed(1)} on average, ${p99} at the 99th percentile, ${sorted.at(-1)} at most; ${Math.round(candidates.length / seconds)} questions a second in memory`;
}
