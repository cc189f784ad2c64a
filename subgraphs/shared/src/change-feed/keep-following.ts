import type { Logger } from 'pino';
import { faultKind } from '../server/fault.ts';

export type Following = {
  /** Whether it has reached the head at least once since it started. */
  caughtUp: () => boolean;
  /** Whether the last round reached it. */
  upToDate: () => boolean;
  /** Catches up now: one round at a time, and all who ask while one runs share the next. */
  now: () => Promise<void>;
  stop: () => Promise<void>;
};

const usualPause = 500;
const firstPause = 100;
const longestPause = 5_000;

/** Follows a feed until stopped; a domain that is down is asked again, ever less often. */
export function keepFollowing(
  name: string,
  catchUp: () => Promise<void>,
  logger: Logger,
): Following {
  let caughtUp = false;
  let upToDate = false;
  let stopped = false;
  let pause = firstPause;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  function round(): Promise<void> {
    waiting ??= running
      .catch(() => {})
      .then(() => {
        waiting = undefined;
        running = catchUp();
        return running;
      });
    return waiting;
  }

  async function follow(): Promise<void> {
    try {
      await round();
      if (!caughtUp) logger.info({ feed: name }, 'caught up');
      caughtUp = true;
      upToDate = true;
      pause = usualPause;
    } catch (error) {
      upToDate = false;
      logger.warn({ feed: name, kind: faultKind(error) }, 'cannot follow at the moment');
      pause = Math.min(pause * 2, longestPause);
    }
    if (!stopped) timer = setTimeout(follow, pause);
  }

  void follow();
  return {
    caughtUp: () => caughtUp,
    upToDate: () => upToDate,
    now: round,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running.catch(() => {});
    },
  };
}
