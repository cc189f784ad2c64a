import { type LocalConfig, readLocalConfig } from '../local/config.ts';
import { dataPaths, openDataDirectory } from '../local/data-directory.ts';
import { prepareDatabases } from '../local/databases.ts';
import { startEmbeddedIfNeeded } from '../local/embedded.ts';
import { explain, PlainError } from '../local/plain-error.ts';
import { showProgress } from '../local/progress.ts';
import { findRun, takeRunLock } from '../local/run-lock.ts';
import { findOrMakeSecrets } from '../local/secrets.ts';
import { onSignals } from '../local/shutdown.ts';
import { type Command, readCommand, usage, usageText } from './command.ts';
import { screenOn } from './screen.ts';
import { showLoad } from './show-load.ts';

const undo: (() => Promise<void> | void)[] = [];
const stopping = new AbortController();

/** Carries out `npm run sample -- …` and answers the exit code. */
async function run(args: string[]): Promise<number> {
  const command = readCommand(args);
  if (command.kind === 'help') {
    console.log(usageText);
    return 0;
  }
  if (command.kind === 'wrong') {
    console.error(`${command.message}\n\n${usage}`);
    return 2;
  }
  await loadInto(readLocalConfig(), command);
  return 0;
}

async function loadInto(
  config: LocalConfig,
  { people, seed }: Extract<Command, { kind: 'load' }>,
): Promise<void> {
  const paths = dataPaths(config.dataDirectory);
  openDataDirectory(config.dataDirectory);
  assertNotRunning(paths.run);
  const screen = screenOn(process.stdout);
  const progress = showProgress(screen.line);
  undo.push(takeRunLock(paths.run, { port: 0, address: 'npm run sample' }, progress.say));
  const secrets = findOrMakeSecrets(paths.secrets);
  const embedded = await startEmbeddedIfNeeded(config, secrets, progress);
  if (embedded) undo.push(embedded.server.stop);
  const { watch, stop, summary } = showLoad(screen);
  undo.push(stop);
  await prepareDatabases(config, secrets, embedded?.server, progress, {
    request: { people, seed, orAny: false },
    options: { watch, stopped: stopping.signal },
  });
  screen.end();
  console.log(`\nThe sample has ${people} people (${summary()}). Start POLIS with it: npm start`);
}

function assertNotRunning(file: string): void {
  const run = findRun(file);
  if (!run) return;
  throw new PlainError(
    `POLIS is running at ${run.address} (process ${run.pid}). Stop it (Ctrl-C), load the sample, and start it again.`,
  );
}

async function end(): Promise<void> {
  for (const step of undo.splice(0).toReversed()) await step();
}

onSignals(
  async () => {
    stopping.abort();
    await end();
    console.error('\nInterrupted; what was not finished is undone.');
  },
  () => undefined,
  130,
);

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  // Once it is stopped, whatever fails is no news.
  if (!stopping.signal.aborted) console.error(explain(error));
  process.exitCode = error instanceof Error && error.name === 'ConfigurationError' ? 2 : 1;
} finally {
  if (!stopping.signal.aborted) await end();
}
