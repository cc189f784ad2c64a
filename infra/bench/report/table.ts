import { tooWide } from '../measure/statistics.ts';
import type { Result, Run } from '../result.ts';

export const tableHeader =
  'query                               people  items  subject         gateway   server  PostgreSQL    total µs  spread   ours÷it    p50 ms   p99 ms';

/** The lines of one question: a subject each. */
export function tableLines(result: Result): string {
  const { query, people, items, figures, failures, statements, fetches } = result;
  const lines = figures.map((figure) => {
    const { subject, cpu, spread, oursToThis, latency } = figure;
    const widths: [string, number][] = [
      [query.padEnd(33), 33],
      [String(people), 9],
      [String(items), 7],
      [`  ${subject.padEnd(14)}`, 16],
      [cpu.gateway > 0 ? micros(cpu.gateway) : '', 8],
      [micros(cpu.server), 9],
      [cpu.postgres === undefined ? 'not read' : micros(cpu.postgres), 12],
      [micros(cpu.total), 12],
      [`${Math.round(spread * 100)} %${spread > tooWide ? ' !' : '  '}`, 9],
      [subject === 'ours' ? '' : (oursToThis?.toFixed(2) ?? ''), 9],
      [latency.median.toFixed(1), 10],
      [latency.p99.toFixed(1), 9],
    ];
    return widths.map(([text, width]) => text.padStart(width)).join('');
  });
  const took = [
    statements === undefined ? [] : [`${statements} statements`],
    fetches === undefined ? [] : [`${fetches} fetches`],
  ].flat();
  const broken = failures.map(({ subject, why }) => `  ${subject} broke down: ${why}`);
  return [...lines, ...broken, ...(took.length > 0 ? [`  ours took ${took.join(', ')}`] : [])].join(
    '\n',
  );
}

function micros(value: number): string {
  return Math.round(value).toString();
}

/** Where and on what, in a line. */
export function machineLine(machine: Run['machine']): string {
  const { date, revision, cores, processor, system, node, postgres, postgraphile } = machine;
  const versions = [
    `Node ${node}`,
    `PostgreSQL ${postgres}`,
    ...(postgraphile ? [`PostGraphile ${postgraphile}`] : []),
  ];
  const how = `${machine.connections} connections, medians of ${machine.rounds} alternating rounds`;
  return `${date}, revision ${revision}; ${cores} cores (${processor}), ${system}; ${versions.join(', ')}; ${how}.`;
}
