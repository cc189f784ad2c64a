/** The benchmarks by name; each runs on import of nothing but itself, so that they stay apart. */
const benchmarks: Record<string, () => Promise<void>> = {
  start: async () => (await import('./start.ts')).benchStart(),
  sample: async () => (await import('./sample.ts')).benchSample(process.argv.slice(3)),
};

const name = process.argv[2] ?? '';
const run = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (run) {
  await run();
} else {
  if (name) console.error(`There is no benchmark "${name}".`);
  console.error(`npm run bench -- <name>, where <name> is: ${Object.keys(benchmarks).join(', ')}`);
  process.exitCode = 2;
}
