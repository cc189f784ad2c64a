import type { Context } from '#shared/context.ts';
import { problem } from '#shared/language/problem.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { consentsOfRecords } from './consent.repository.ts';
import { allows, type ConsentPurpose } from './consent.ts';

/**
 * Whether something that rests on a consent is permitted at this moment; whatever does it asks here first. What is
 * followed is brought up to now before, once a request, so a withdrawal counts from the next request on; where
 * that cannot be done nothing is permitted.
 */
export async function permits(
  context: Context,
  purpose: ConsentPurpose,
  personRecordId: string | null,
): Promise<boolean> {
  if (personRecordId === null) return false;
  await context.loaders.keep('consents up to now', () => catchUp(context));
  const consents = await readAllOf(
    context,
    'consents of record',
    consentsOfRecords,
    personRecordId,
  );
  return allows(consents, purpose, context.today);
}

async function catchUp(context: Context): Promise<void> {
  try {
    await context.catchUp();
  } catch {
    throw problem('DOMAIN_UNAVAILABLE', context.language, { domain: 'employment' });
  }
}
