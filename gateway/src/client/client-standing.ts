import { IssuerUnavailable } from '../identity/token-rejected.ts';

/** How old what is known may be, ms: a client that is stopped is refused after that at the latest. */
export const standingAge = 1_000;

type Standing = { halted: ReadonlySet<string>; origins: ReadonlySet<string>; at: number };

export type ClientStanding = {
  /** Whether a client is stopped, or not approved. */
  isHalted: (clientId: string) => Promise<boolean>;
  /** Whether pages of some client may ask from there. */
  isOrigin: (origin: string) => Promise<boolean>;
};

/**
 * What the register says of clients, kept in memory for at most a second. Where it cannot be read,
 * nobody is let in by what was known before.
 */
export function keepStandingOfClients(
  read: () => Promise<{ halted: string[]; origins: string[] }>,
  now: () => number = Date.now,
): ClientStanding {
  let known: Standing | undefined;
  let reading: Promise<Standing> | undefined;

  async function refresh(): Promise<Standing> {
    const at = now();
    const { halted, origins } = await read().catch(() => {
      throw new IssuerUnavailable();
    });
    known = { halted: new Set(halted), origins: new Set(origins), at };
    return known;
  }

  async function current(): Promise<Standing> {
    if (known && now() - known.at < standingAge) return known;
    reading ??= refresh().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  return {
    isHalted: async (clientId) => (await current()).halted.has(clientId),
    isOrigin: async (origin) => (await current()).origins.has(origin),
  };
}
