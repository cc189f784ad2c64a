import type { FetchImplementation } from 'jose';

const mostBytes = 256 * 1024;
const patienceMs = 3_000;
/** After a failure the next question waits so long, ms: an issuer that is down is left in peace. */
const cooldownMs = 5_000;

/**
 * Fetches an issuer's JSON: of at most 256 KiB, within three seconds, never by a redirect, and once
 * in five seconds while it fails. Who asks meanwhile is told at once.
 */
export function boundedFetch(now: () => number = Date.now): FetchImplementation {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (url, options) => {
    if (now() - failedAt < cooldownMs) throw new TypeError('The issuer did not answer just now');
    try {
      const signal = AbortSignal.any([options.signal, AbortSignal.timeout(patienceMs)]);
      const response = await fetch(url, { ...options, signal, redirect: 'manual' });
      const body = await readBounded(response);
      if (response.status >= 500) failedAt = now();
      return new Response(body, { status: response.status, headers: response.headers });
    } catch (error) {
      failedAt = now();
      throw error;
    }
  };
}

async function readBounded(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > mostBytes) throw new TypeError('The issuer answers more than it should');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
