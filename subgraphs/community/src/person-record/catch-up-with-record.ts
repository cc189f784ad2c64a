import type { Context } from '#shared/context.ts';
import { problem } from '#shared/language/problem.ts';
import { knownRecord, knownRecords } from './person-record.repository.ts';

/** A record entered a moment ago may not have arrived yet: employment's feed is asked once. */
export async function catchUpWithRecord(context: Context, id: string): Promise<void> {
  const [known] = await context.read(knownRecord, { id });
  if (known) return;
  await catchUp(context);
}

/** The same for many, by their ids or by the names that the caller's organisation has for them. */
export async function catchUpWithRecords(
  context: Context,
  named: { ids: readonly string[]; refs: readonly string[] },
): Promise<void> {
  const [ids, refs] = [[...new Set(named.ids)], [...new Set(named.refs)]];
  if (ids.length + refs.length === 0) return;
  const known = await context.read(knownRecords, { ids, refs });
  if (known.length < ids.length + refs.length) await catchUp(context);
}

async function catchUp(context: Context): Promise<void> {
  try {
    await context.catchUp();
  } catch {
    // Whether the record exists cannot be said now. The follower itself reports what went wrong.
    throw problem('DOMAIN_UNAVAILABLE', context.language, { domain: 'employment' });
  }
}
