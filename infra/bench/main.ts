import { explain } from '../local/plain-error.ts';

/** The benchmarks by name; each is loaded only when it runs, so that they stay apart. */
const benchmarks: Record<string, (args: string[]) => Promise<void>> = {
  all: async () => (await import('./suite.ts')).benchAll(),
  quick: async () => (await import('./suite.ts')).benchQuick(),
  report: async () => (await import('./suite.ts')).benchReport(),
  start: async () => (await import('./start.ts')).benchStart(),
  query: async (args) => (await import('./query-command.ts')).benchQueries(args),
  matching: async (args) => (await import('./matching/bench-matching.ts')).benchMatching(args),
  match: async (args) => (await import('./match.ts')).benchMatch(args),
  audit: async (args) => (await import('./audit/bench-audit.ts')).benchAudit(args),
  import: async (args) => (await import('./import/bench-import.ts')).benchImport(args),
  drill: async (args) => (await import('./drill/bench-drill.ts')).benchDrill(args),
  hostile: async () => (await import('./hostile/bench-hostile.ts')).benchHostile(),
  rewrap: async (args) => (await import('./rewrap.ts')).benchRewrap(args),
  sample: async (args) => (await import('./sample.ts')).benchSample(args),
};

const [name = 'all', ...args] = process.argv.slice(2);
const run = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (run) {
  try {
    await run(args);
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
} else {
  console.error(
    `There is no benchmark "${name}". There are: ${Object.keys(benchmarks).join(', ')}`,
  );
  process.exitCode = 2;
}
