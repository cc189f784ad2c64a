import { setTimeout as pause } from 'node:timers/promises';

type Missing = undefined | null | false;

/** Waits until a condition holds, or fails after the limit. */
export async function eventually<T>(
  find: () => Promise<T | Missing> | T | Missing,
  limitMs = 10_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`this did not come about: ${find}`);
    await pause(25);
  }
}
