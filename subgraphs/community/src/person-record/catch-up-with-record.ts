import type { Context } from '#shared/context.ts';
import { problem } from '#shared/language/problem.ts';
import { knownRecord } from './person-record.repository.ts';

/** A record entered a moment ago may not have arrived yet: employment's feed is asked once. */
export async function catchUpWithRecord(context: Context, id: string): Promise<void> {
  const [known] = await context.read(knownRecord, { id });
  if (known) return;
  try {
    await context.catchUp();
  } catch {
    // Whether the record exists cannot be said now. The follower itself reports what went wrong.
    throw problem('DOMAIN_UNAVAILABLE', context.language, { domain: 'employment' });
  }
}
