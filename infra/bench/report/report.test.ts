import { describe, expect, it } from '@jest/globals';
import { queries } from '../queries/all.ts';
import { type Run, summarise } from '../result.ts';
import type { SubjectName } from '../subjects/subject.ts';
import { drawChart } from './chart.ts';
import { writeReport } from './markdown.ts';
import { tableLines } from './table.ts';

/** Rounds that cost this many µs, half of it PostgreSQL's. */
function series(subject: SubjectName, totals: number[], gateway = 0) {
  return {
    subject,
    requests: 40,
    rounds: totals.map((total) => ({
      cpu: { gateway, server: total / 2 - gateway, postgres: total / 2 },
      latencies: [1, 2, 3],
    })),
  };
}

const quiet = summarise([
  series('ours', [100, 100, 102]),
  series('hand-written', [50, 50, 50]),
  series('PostGraphile', [200, 200, 200]),
]);
const later = summarise([
  series('ours', [150, 150, 150]),
  series('hand-written', [50, 50, 90]),
  { ...series('PostGraphile', []), failure: '{"errors":[{"message":"canceled"}]}' },
]);
const atGateway = summarise([
  series('ours', [400, 400, 400], 50),
  series('stock', [800, 800, 800], 150),
]);

const run: Run = {
  machine: {
    date: '2026-11-23',
    revision: 'abc1234',
    cores: 2,
    processor: 'a processor',
    system: 'linux x64',
    node: '24.0.0',
    postgres: '18.4',
    postgraphile: '5.1.5',
    rounds: 3,
    connections: 16,
  },
  results: [
    { query: 'person-records', people: 3_500, items: 20, statements: 3, ...quiet },
    { query: 'person-records', people: 100_000, items: 20, statements: 3, ...later },
    { query: 'people-across-domains', people: 3_500, items: 20, fetches: 4, ...atGateway },
  ],
  memory: [{ people: 3_500, process: 'employment', megabytes: 120 }],
};

describe('what a run of the bench found', () => {
  it('pairs ours with the others round by round', () => {
    const inPairs = summarise([series('ours', [100, 300]), series('PostGraphile', [200, 600])]);
    expect(inPairs.figures[1]?.oursToThis).toBe(0.5);
  });

  it('is reported as ratios, with flatness, noise marked and failures named', () => {
    const report = writeReport(run, queries);
    expect(report).toContain('| person-records | 20 | 0.50 | – | 2.00 | ~3.00 | 1.50 | 3 |');
    expect(report).toContain('| people-across-domains | 20 | 2.00 | – | 3.00 | – | – | 4 | – |');
    expect(report).toContain('| person-records | 20 | PostGraphile | broke down: canceled |');
    expect(report).toContain('2026-11-23, revision abc1234; 2 cores');
    expect(report).toContain('| employment | 120 |  |');
  });

  it('says that PostgreSQL was not measured where it was not', () => {
    const rounds = [{ cpu: { gateway: 0, server: 70, postgres: undefined }, latencies: [1] }];
    const figures = summarise([{ subject: 'ours', requests: 1, rounds }]);
    const report = writeReport(
      { ...run, results: [{ query: 'person-record', people: 1, items: 1, ...figures }] },
      queries,
    );
    expect(report).toContain('| person-record | 1 | ours |  | 70 | not measured here | 70 |');
  });

  it('is drawn as bars to the scale of the reference, for the largest data', () => {
    const small = { ...run, results: run.results.filter(({ people }) => people === 3_500) };
    const chart = drawChart(small);
    expect(chart).toContain('CPU per request, 3,500 people');
    const widths = [
      ...chart.matchAll(/<rect class="(ours|other|limit)" [^>]*width="([\d.]+)" height="11"/g),
    ];
    const [limit, ours, other] = widths.map(([, , width]) => Number(width));
    expect((ours ?? 0) / (other ?? 1)).toBeCloseTo(0.5, 2);
    expect((limit ?? 0) / (other ?? 1)).toBeCloseTo(0.25, 2);
  });

  it('is printed with who broke down and what ours took', () => {
    const [, second] = run.results;
    const lines = second ? tableLines(second) : '';
    expect(lines).toContain('PostGraphile broke down');
    expect(lines).toContain('ours took 3 statements');
  });
});

describe('the queries of the bench', () => {
  it('each have a name of their own', () => {
    const names = queries.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
