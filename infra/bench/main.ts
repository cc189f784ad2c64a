import { explain } from '../local/plain-error.ts';

/** The benchmarks by name; each is loaded only when it runs, so that they stay apart. */
const benchmarks: Record<string, (args: string[]) => Promise<void>> = {
  start: async () => (await import('./start.ts')).benchStart(),
  query: async (args) => (await import('./query-command.ts')).benchQueries(args),
};

const [name = '', ...args] = process.argv.slice(2);
const run = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (run) {
  try {
    await run(args);
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
} else {
  if (name) console.error(`There is no benchmark "${name}".`);
  console.error(`npm run bench -- <name>, where <name> is: ${Object.keys(benchmarks).join(', ')}`);
  process.exitCode = 2;
}
