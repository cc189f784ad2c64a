import { figureOf, type Result, type Run } from '../result.ts';
import type { SubjectName } from '../subjects/subject.ts';
import { count } from './markdown.ts';
import { rowsOf, sizesOf } from './ratios.ts';

type Panel = { title: string; unit: SubjectName; shown: readonly SubjectName[]; results: Result[] };

const width = 880;
const left = 300;
const right = 70;
const barHeight = 11;
const top = 92;

const colours = `
    .ground { fill: #ffffff; }
    .title { fill: #1f2328; font-size: 16px; font-weight: 600; }
    .text { fill: #424a53; font-size: 13px; }
    .name { fill: #1f2328; font-size: 13px; text-anchor: end; }
    .value { fill: #424a53; font-size: 11px; }
    .one { stroke: #57606a; stroke-width: 1; stroke-dasharray: 3 3; }
    .ours { fill: #0969da; }
    .limit { fill: #1a7f37; }
    .other { fill: #8c959f; }
    .postgres { opacity: 0.5; }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #0d1117; }
      .title { fill: #f0f6fc; }
      .text, .value { fill: #c9d1d9; }
      .name { fill: #f0f6fc; }
      .one { stroke: #8b949e; }
      .ours { fill: #58a6ff; }
      .limit { fill: #3fb950; }
      .other { fill: #848d97; }
    }`;

const classOf: Record<SubjectName, string> = {
  ours: 'ours',
  'hand-written': 'limit',
  PostGraphile: 'other',
  stock: 'other',
};

/** Bars of CPU per request on the largest data, the reference of each query being 1. */
export function drawChart(run: Run): string {
  const size = sizesOf(run).at(-1) ?? 0;
  const results = rowsOf(run).flatMap(({ bySize }) => bySize.get(size) ?? []);
  const against = (unit: SubjectName) => results.filter((result) => figureOf(result, unit));
  const panels: Panel[] = [
    {
      title: 'Subgraph and PostgreSQL; PostGraphile = 1',
      unit: 'PostGraphile',
      shown: ['hand-written', 'ours', 'PostGraphile'],
      results: against('PostGraphile'),
    },
    {
      title: 'Gateway, subgraphs and PostgreSQL; stock Apollo gateway = 1',
      unit: 'stock',
      shown: ['ours', 'stock'],
      results: against('stock'),
    },
  ];
  let y = top;
  const drawn = panels
    .filter((panel) => panel.results.length > 0)
    .map((panel) => {
      const { markup, height } = drawPanel(panel, y);
      y += height;
      return markup;
    });
  const heading = `CPU per request, ${count(size)} people, ${run.machine.connections} connections`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-labelledby="title" font-family="system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif">
  <title id="title">${heading}</title>
  <style>${colours}
  </style>
  <rect class="ground" width="${width}" height="${y}"/>
  <text class="title" x="20" y="32">${heading}</text>
  ${legend()}
${drawn.join('\n')}
</svg>
`;
}

function legend(): string {
  const entries: [string, string][] = [
    ['limit', 'hand-written SQL (the limit)'],
    ['ours', 'ours'],
    ['other', 'PostGraphile; stock gateway'],
  ];
  const places = [20, 234, 296];
  const marks = entries.map(
    ([name, text], index) =>
      `<rect class="${name}" x="${places[index]}" y="48" width="12" height="12"/><text class="text" x="${(places[index] ?? 0) + 18}" y="58">${text}</text>`,
  );
  return `${marks.join('')}<text class="text" x="520" y="58">full colour: Node processes; pale: PostgreSQL</text>`;
}

function drawPanel({ title, unit, shown, results }: Panel, from: number) {
  const cost = (result: Result, name: SubjectName) => costIn(result, name, unit);
  const longest = Math.max(1.2, ...results.flatMap((r) => shown.map((name) => cost(r, name))));
  const scale = (width - left - right) / longest;
  const rowHeight = shown.length * (barHeight + 2) + 12;
  const first = from + 34;
  const rows = results.map((result, row) => {
    const y = first + row * rowHeight;
    const label = `<text class="name" x="${left - 12}" y="${y + rowHeight / 2 - 2}">${result.query}, ${result.items}</text>`;
    const bars = shown.map((name, index) => {
      const figure = figureOf(result, name);
      if (!figure) return '';
      const whole = cost(result, name) * scale;
      const ofPostgres = (whole * (figure.cpu.postgres ?? 0)) / figure.cpu.total;
      const at = y + index * (barHeight + 2);
      const bar = (x: number, length: number, more: string) =>
        `<rect class="${classOf[name]}${more}" x="${x.toFixed(1)}" y="${at}" width="${length.toFixed(1)}" height="${barHeight}"/>`;
      const value = `<text class="value" x="${(left + whole + 5).toFixed(1)}" y="${at + barHeight - 1}">${cost(result, name).toFixed(2)}</text>`;
      return `${bar(left, whole - ofPostgres, '')}${bar(left + whole - ofPostgres, ofPostgres, ' postgres')}${value}`;
    });
    return `  ${label}${bars.join('')}`;
  });
  const end = first + results.length * rowHeight;
  const one = (left + scale).toFixed(1);
  return {
    markup: `  <text class="title" x="20" y="${from + 14}">${title}</text>
  <line class="one" x1="${one}" x2="${one}" y1="${first - 6}" y2="${end - 6}"/>
${rows.join('\n')}`,
    height: end - from + 24,
  };
}

/** As the tables have it: paired by round through ours. */
function costIn(result: Result, name: SubjectName, unit: SubjectName): number {
  const [figure, one] = [figureOf(result, name), figureOf(result, unit)];
  if (!figure || !one) return 0;
  const paired = (one.oursToThis ?? 0) / (figure.oursToThis ?? 0);
  return Number.isFinite(paired) ? paired : figure.cpu.total / one.cpu.total;
}
