import type { Context } from '#shared/context.ts';
import { countsInForce, expectationsOn } from './access-point.repository.ts';
import { type AccessPointWarning, findUnexpected } from './access-point.ts';

/** What does not add up in the access points in force on a day. */
export async function readWarnings(
  { read }: Pick<Context, 'read'>,
  on: string,
): Promise<AccessPointWarning[]> {
  const [expectations, counts] = await Promise.all([
    read(expectationsOn, { on }),
    read(countsInForce, { on }),
  ]);
  const found = new Map(counts.map((count) => [count.kind, count.found]));
  return findUnexpected(expectations, found, on);
}
