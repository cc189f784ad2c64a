import { constants } from 'node:os';
import { sendSignal } from './os-process.ts';
import type { PostgresServer } from './postgres/server.ts';
import type { RunningUnit, Unit } from './unit.ts';

/** The embedded PostgreSQL, already running once; later ones are started on the same port. */
export function postgresUnit(
  running: PostgresServer,
  start: (port: number) => Promise<PostgresServer>,
): Unit {
  let first: PostgresServer | undefined = running;
  return {
    name: 'postgres',
    start: async () => {
      const server = first ?? (await start(running.port));
      first = undefined;
      return toRunning(server);
    },
  };
}

function toRunning(server: PostgresServer): RunningUnit {
  return {
    pid: server.pid,
    exited: server.exited.then(describeStatus),
    end: server.stop,
    // SIGQUIT, not SIGKILL: it also ends at once, but takes its own processes with it.
    kill: () => sendSignal(server.pid, 'SIGQUIT'),
  };
}

/** A shell tells a signal as 128 and its number. */
function describeStatus(status: number | null): string {
  const signal = Object.entries(constants.signals).find(
    ([, number]) => status !== null && number === status - 128,
  );
  return signal?.[0] ?? (status === null ? 'its guard was killed' : `code ${status}`);
}
