import { randomBytes } from 'node:crypto';
import { domains } from '#schema/domains.ts';
import { parseKeyRing } from '#shared/sealing/key-ring.ts';
import { type PerDomain, perDomain } from '../database/domain.ts';
import { loadSample } from '../sample/load-sample.ts';
import { usualSeed } from '../sample/plan.ts';

/** What loading a sample took, in a process that does nothing else. */
export type MeasuredLoad = {
  rows: PerDomain<Record<string, number>>;
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
};

// Run by the benchmark: node --import tsx infra/bench/sample-load.ts <people> <url of each domain>
const [people, ...urls] = process.argv.slice(2);
const key = () => randomBytes(32).toString('base64');
const keys = parseKeyRing(`1:${key()}`, key());
const urlOf = perDomain((domain) => urls[domains.indexOf(domain)] ?? '');
const began = performance.now();
const cpuBefore = process.cpuUsage();
const rows = await loadSample(
  { urls: urlOf, keys },
  { people: Number(people), seed: usualSeed, orAny: false },
);
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const measured: MeasuredLoad = {
  rows,
  seconds,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(measured));
