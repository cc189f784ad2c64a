import { tooWide } from '../measure/statistics.ts';
import type { BenchQuery } from '../query.ts';
import type { Figure, Result, Run } from '../result.ts';
import { flatness, otherToOurs, oursTo, type Ratio, type Row, rowsOf, sizesOf } from './ratios.ts';
import { machineLine } from './table.ts';

/** `docs/benchmarks.md`: ratios first, then every figure they are made of. */
export function writeReport(run: Run, queries: readonly BenchQuery[]): string {
  const ofGateway = new Set(
    queries.filter(({ askedOf }) => askedOf === 'gateway').map(({ name }) => name),
  );
  const rows = rowsOf(run);
  const subgraphRows = rows.filter(({ query }) => !ofGateway.has(query));
  const gatewayRows = rows.filter(({ query }) => ofGateway.has(query));
  const sizes = sizesOf(run);
  return `# Benchmarks

Written by \`npm run bench\`; how it is measured is [decision 17](adr/0017-benchmarks.md).
${machineLine(run.machine)}

Ratios of CPU per request: those of two runs may be compared, microseconds may not. A \`~\` marks a ratio
of which one side's rounds lay more than ${tooWide * 100} % apart.

![CPU per request of each query, beside the references](benchmarks.svg)

## A subgraph and its PostgreSQL

Ours divided by PostGraphile (below 1 is less than PostGraphile takes), ours divided by one hand-written
statement behind bare HTTP (the limit), and ours at ${count(sizes.at(-1))} people divided by ours at
${count(sizes[0])}.

${table(
  [
    'query',
    'items',
    ...sizes.map((size) => `÷ PostGraphile, ${count(size)}`),
    ...sizes.map((size) => `÷ hand-written, ${count(size)}`),
    'flatness',
    'statements',
  ],
  subgraphRows.map((row) => [
    row.query,
    String(row.items),
    ...sizes.map((size) => ratio(oursTo(row.bySize.get(size), 'PostGraphile'))),
    ...sizes.map((size) => ratio(oursTo(row.bySize.get(size), 'hand-written'))),
    ratio(flatness(row, sizes)),
    took(row, 'statements'),
  ]),
)}

## The gateway and all behind it

A stock Apollo gateway before the same subgraphs, divided by ours (above 1 is more than ours takes): of all
processes, and of the gateway alone.

${table(
  [
    'query',
    'items',
    ...sizes.map((size) => `all, ${count(size)}`),
    ...sizes.map((size) => `gateway alone, ${count(size)}`),
    'flatness',
    'fetches',
    'statements',
  ],
  gatewayRows.map((row) => [
    row.query,
    String(row.items),
    ...sizes.map((size) => ratio(otherToOurs(row.bySize.get(size), 'stock'))),
    ...sizes.map((size) => gatewayAlone(row.bySize.get(size))),
    ratio(flatness(row, sizes)),
    took(row, 'fetches'),
    took(row, 'statements'),
  ]),
)}

## Every figure

CPU in microseconds per request, medians; latency in milliseconds of all requests of all rounds, with
${run.machine.connections} connections that ask without pause. The server is a subgraph (behind a gateway, all three) or what
stands in its place.
${sizes.map((size) => `\n### ${count(size)} people\n\n${figures(run, size)}\n`).join('')}
## Peak memory

Resident set of each process in MB, at its highest over all queries of a size.

${table(
  ['process', ...sizes.map((size) => `${count(size)} people`)],
  [...new Set(run.memory.map(({ process }) => process))].map((name) => [
    name,
    ...sizes.map((size) =>
      run.memory
        .filter(({ process, people }) => process === name && people === size)
        .map(({ megabytes }) => megabytes)
        .join(', '),
    ),
  ]),
)}

## The queries

${table(
  ['query', 'for a', 'asked of', 'what it answers'],
  queries.map(({ name, group, askedOf, what }) => [name, group, askedOf, what]),
)}
`;
}

function figures({ results }: Run, size: number): string {
  const head =
    'query, items, subject, gateway, server, PostgreSQL, total, spread, median, p99, failed';
  return table(
    head.split(', '),
    results
      .filter(({ people }) => people === size)
      .flatMap((result) => [
        ...result.figures.map((figure) => figureRow(result, figure)),
        ...result.failures.map(({ subject, why }) => {
          return [result.query, String(result.items), subject, `broke down: ${firstWords(why)}`];
        }),
      ]),
  );
}

function figureRow({ query, items }: Result, figure: Figure): string[] {
  const { subject, cpu, spread, latency, requests, failed } = figure;
  return [
    query,
    String(items),
    subject,
    cpu.gateway > 0 ? micros(cpu.gateway) : '',
    micros(cpu.server),
    cpu.postgres === undefined ? 'not measured here' : micros(cpu.postgres),
    micros(cpu.total),
    `${spread > tooWide ? '~' : ''}${Math.round(spread * 100)} %`,
    latency.median.toFixed(1),
    latency.p99.toFixed(1),
    failed > 0 ? `${failed} of ${requests}` : '',
  ];
}

/** Enough to see what kind of failure it was; never a whole answer. */
function firstWords(why: string): string {
  const message = /"message":"([^"]+)"/.exec(why)?.[1] ?? why;
  return message
    .slice(0, 80)
    .replaceAll('|', ' ')
    .replaceAll(/https?:\S+/g, '…');
}

function gatewayAlone(result: Result | undefined): string {
  const cpuOf = (name: string) =>
    result?.figures.find(({ subject }) => subject === name)?.cpu.gateway;
  const [ours, stock] = [cpuOf('ours'), cpuOf('stock')];
  return ours && stock ? (stock / ours).toFixed(2) : '–';
}

function took({ bySize }: Row, what: 'statements' | 'fetches'): string {
  const counts = [...new Set([...bySize.values()].flatMap((result) => result[what] ?? []))];
  return counts.join(' to ') || '–';
}

function ratio(found: Ratio | undefined): string {
  return found ? `${found.noisy ? '~' : ''}${found.value.toFixed(2)}` : '–';
}

function micros(value: number): string {
  return count(Math.round(value));
}

export function count(value: number | undefined): string {
  return (value ?? 0).toLocaleString('en');
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const whole = rows.map((row) => head.map((_, column) => row[column] ?? ''));
  return [line(head), `|${'---|'.repeat(head.length)}`, ...whole.map(line)].join('\n');
}
