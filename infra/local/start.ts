import { type LocalConfig, readLocalConfig } from './config.ts';
import { dataPaths, openDataDirectory } from './data-directory.ts';
import { askFirst, firstCurl } from './first-answer.ts';
import { findFreePort, findPortProblem } from './free-port.ts';
import { type Started, startAll } from './local-run.ts';
import { explain, PlainError } from './plain-error.ts';
import { showProgress } from './progress.ts';
import { takeRunLock } from './run-lock.ts';
import { onSignals } from './shutdown.ts';

const progress = showProgress((line) => console.log(line));
const started: Started = { undo: [] };
let ending = false;

async function start(): Promise<void> {
  const began = performance.now();
  const config = await settlePort(readLocalConfig());
  const { dataDirectory, port, host } = config;
  const address = `http://localhost:${port}`;
  openDataDirectory(dataDirectory);
  const release = takeRunLock(dataPaths(dataDirectory).run, { port, address }, progress.say);
  started.undo.push(release);
  onSignals(end, () => {
    started.supervisor?.kill();
    release();
  });
  await assertPortFree(port, host);
  const base = await startAll(config, started, progress);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const answer = await askFirst(base);
  console.log(`
POLIS is ready at ${address} after ${seconds} s

  Explorer   ${address}/explorer
  A token    npm run -s token -- coordinator
  To stop    Ctrl-C

A query across the three domains:

${firstCurl(address)}

which answers now:

${answer}
`);
}

async function settlePort(config: LocalConfig): Promise<LocalConfig> {
  return { ...config, port: config.port || (await findFreePort(config.host)) };
}

async function assertPortFree(port: number, host: string): Promise<void> {
  const problem = await findPortProblem(port, host);
  if (!problem) return;
  if (problem === 'EADDRINUSE') {
    throw new PlainError(
      `Port ${port} is in use (by another program). Stop it or choose another: POLIS_PORT=${port + 1} npm start`,
    );
  }
  throw new PlainError(
    `POLIS cannot listen on ${host}:${port} (${problem}). Choose another: POLIS_PORT=4000 npm start`,
  );
}

/** Ends whatever has been started so far; what is just being started ends with this process. */
async function end(): Promise<void> {
  ending = true;
  for (const undo of started.undo.toReversed()) await undo();
}

// A closed terminal or pipe must not keep us from ending things in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  await start();
} catch (error) {
  // While ending, a start that is cut short is no news.
  if (!ending) {
    console.error(explain(error));
    await end();
    process.exit(error instanceof Error && error.name === 'ConfigurationError' ? 2 : 1);
  }
}
