import type { Logger } from 'pino';
import { type DrainTimes, usualDrain } from './server/drain.ts';
import { describeFault, faultKind } from './server/fault.ts';

/** What is left to close when all is answered: pools and files. */
const closingMs = 300;

/**
 * Ends this process when its supervisor is gone, `kill -9` of the supervisor included: the system
 * then closes the channel between the two. Without a supervisor it does nothing.
 */
export function exitWithParent(): void {
  // false, not undefined: there was a channel, and it closed before this line ran.
  if (process.connected === false) process.exit(1);
  if (process.connected) process.on('disconnect', () => process.exit(1));
}

/** What nobody caught ends the process; what is said of it goes by the log's rules, not by Node's. */
export function tellLastFault(logger: Logger): void {
  process.on('uncaughtException', (error) => {
    if (isWriteAfterClose(error)) {
      logger.warn(describeFault(error), 'a connection was lost as it was written to');
      return;
    }
    logger.fatal(describeFault(error), 'a fault that nobody caught');
    process.exit(1);
  });
}

/**
 * postgres.js 3.4 writes, a tick later, to a connection that was lost meanwhile, and throws where nobody can
 * catch it. Whoever waits for the statement hears of the loss by itself.
 */
function isWriteAfterClose(error: unknown): boolean {
  const [, top = ''] = error instanceof TypeError ? (error.stack?.split('\n') ?? []) : [];
  return /nextWrite .*postgres\/src\/connection\.js/.test(top);
}

/** Tells the supervisor, if there is one, that this process listens. */
export function announceReady(port: number): void {
  // A supervisor that is gone is the business of exitWithParent, not an error of this message.
  process.send?.({ type: 'ready', port }, undefined, undefined, () => undefined);
}

/** Runs `close` once on SIGTERM or SIGINT and then exits; whatever hangs is cut off. */
export function onShutdown(
  close: () => Promise<void> | void,
  { delayMs, limitMs }: DrainTimes = usualDrain,
): void {
  let closing = false;
  const shutDown = async () => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), delayMs + limitMs + closingMs).unref();
    try {
      await close();
      process.exit(0);
    } catch (error) {
      console.error(faultKind(error));
      process.exit(1);
    }
  };
  process.on('SIGTERM', shutDown);
  process.on('SIGINT', shutDown);
}
