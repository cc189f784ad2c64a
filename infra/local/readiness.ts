import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from './plain-error.ts';
import type { Supervisor } from './supervisor.ts';

/** A slow machine needs minutes to take the first snapshots of the feeds. */
const patienceMs = 300_000;
const tolerableFailures = 4;

/** Waits until the address answers 200, or says which unit keeps it from doing so. */
export async function waitUntilReady(
  url: string,
  supervisor: Supervisor,
  logDirectory: string,
): Promise<void> {
  const end = Date.now() + patienceMs;
  let last = 'nothing answers';
  while (Date.now() < end) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    const text = await response?.text().catch(() => '');
    if (response?.ok) return;
    if (response) last = `${response.status} ${text}`;
    const failing = supervisor.all().find((unit) => unit.failures() >= tolerableFailures);
    if (failing) {
      throw new PlainError(
        `${failing.name} does not start. What it said: ${logDirectory}/${failing.name}.log`,
      );
    }
    await pause(150);
  }
  throw new PlainError(
    `POLIS is not ready after ${patienceMs / 1000} s (${last}). The logs are in ${logDirectory}`,
  );
}
