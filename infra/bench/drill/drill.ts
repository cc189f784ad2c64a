import { setTimeout as pause } from 'node:timers/promises';
import { type Asked, askOnce, askSteadily } from './ask-steadily.ts';
import type { RunningGraph } from './running-graph.ts';

/** One asks all three domains, the other governance alone. */
export const questions = {
  across:
    '{ organisations(first: 3) { totalCount } accessPoints(first: 3) { totalCount } microInterventions(first: 3) { totalCount } }',
  alone: '{ organisations(first: 3) { nodes { id } } }',
};

const patienceMs = 60_000;

export type Phase = { name: string; asked: Asked[]; note: string };

export type Database = { stop: () => Promise<void>; start: () => Promise<void> };

type Options = {
  graph: RunningGraph;
  database: Database;
  perSecond: number;
  /** How long each fault lasts. */
  phaseMs: number;
};

/** Lets things go wrong one after the other under a steady load, and mends each before the next. */
export async function drill(options: Options): Promise<Phase[]> {
  const { graph, database, perSecond, phaseMs } = options;
  const phases: Phase[] = [];
  const during = async (name: string, hurt: () => unknown, mend: () => unknown) => {
    const load = askSteadily(questions, perSecond, () => graph.url);
    await hurt();
    await pause(phaseMs);
    const asked = await load.stop();
    await mend();
    phases.push({ name, asked, note: await recovery(graph) });
  };
  const nothing = () => {};
  await untilWhole(graph);
  await during('nothing wrong', nothing, nothing);
  await during(
    'community hangs',
    () => graph.find('community').signal('SIGSTOP'),
    () => graph.find('community').signal('SIGCONT'),
  );
  await during(
    'employment killed',
    () => graph.find('employment').signal('SIGKILL'),
    () => graph.start('employment'),
  );
  await during('PostgreSQL stopped', database.stop, database.start);
  phases.push(await replaceGateway(graph, perSecond, phaseMs));
  return phases;
}

/** Two gateways behind a balancer that asks each whether it is ready; the first is told to end. */
async function replaceGateway(
  graph: RunningGraph,
  perSecond: number,
  phaseMs: number,
): Promise<Phase> {
  const another = await graph.startAnother();
  await untilWhole({ ...graph, url: `${another.origin}/graphql` });
  const origins = [graph.origin, another.origin];
  let ready = [...origins];
  let watching = true;
  const watch = (async () => {
    while (watching) {
      const told = await Promise.all(origins.map(isReady));
      ready = origins.filter((_, index) => told[index]);
      await pause(50);
    }
  })();
  let turn = 0;
  const load = askSteadily(questions, perSecond, () => {
    turn += 1;
    const origin = ready[turn % ready.length];
    return origin && `${origin}/graphql`;
  });
  await pause(phaseMs / 2);
  const gateway = graph.find('gateway');
  const began = performance.now();
  gateway.signal('SIGTERM');
  const how = await gateway.ended;
  const took = Math.round(performance.now() - began);
  await pause(phaseMs / 2);
  const asked = await load.stop();
  watching = false;
  await watch;
  await another.process.stop();
  return { name: 'SIGTERM to a gateway', asked, note: `it ended with ${how} after ${took} ms` };
}

async function isReady(origin: string): Promise<boolean> {
  const response = await fetch(`${origin}/health/ready`).catch(() => undefined);
  const body = await response?.json().catch(() => undefined);
  // Degraded is not ended: it goes on serving what it can.
  return body !== undefined && (body as { status: string }).status !== 'draining';
}

async function untilWhole(graph: RunningGraph): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const { outcome, code } = await askOnce(graph.url, 'across', questions.across);
    if (outcome === 'whole') return;
    if (performance.now() > end)
      throw new Error(`The graph does not come back: ${outcome} ${code}\n${graph.lastWords()}`);
    await pause(100);
  }
}

async function recovery(graph: RunningGraph): Promise<string> {
  const began = performance.now();
  await untilWhole(graph);
  return `whole again ${((performance.now() - began) / 1_000).toFixed(1)} s after it was mended`;
}
