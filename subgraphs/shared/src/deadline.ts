/** The header by which whoever asks says how many milliseconds it goes on waiting. */
export const deadlineHeader = 'polis-deadline';

/** Until when an answer is waited for; over sooner when whoever waits has left. */
export type Deadline = {
  /** Aborted once nobody waits any more. */
  signal: AbortSignal;
  /** Never less than 0. */
  msLeft: () => number;
  /** Nobody waits any more. */
  end: () => void;
};

/** The time is over; nobody waits for what was to be read. */
export class Late extends Error {
  constructor() {
    super('nobody waits for this any more');
  }
}

export function openDeadline(ms: number): Deadline {
  const controller = new AbortController();
  const until = performance.now() + ms;
  const end = () => {
    clearTimeout(timer);
    controller.abort();
  };
  const timer = setTimeout(end, ms);
  timer.unref();
  return {
    signal: controller.signal,
    msLeft: () => (controller.signal.aborted ? 0 : Math.max(0, until - performance.now())),
    end,
  };
}

/** What is kept to tell whoever waits that the time is over, while they still listen. */
const reserveMs = 100;
const longestMs = 60_000;

/** The time to work for somebody who waits as long as the header says; without it, as long as we ever wait. */
export function readDeadline(header: string | string[] | undefined): Deadline {
  const given = typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) : longestMs;
  const ms = Math.min(given, longestMs);
  return openDeadline(Math.max(ms - reserveMs, ms / 2));
}
