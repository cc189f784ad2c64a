import { createHmac } from 'node:crypto';
import { sampleId } from '#shared/sample/sample-id.ts';
import type { KeyRing } from '#shared/sealing/key-ring.ts';

/**
 * The data key of a sample record, or of what else has one: the tables sealed with it are made one after another, and none of
 * them can ask another for it. Only who holds the keys can make it.
 */
export function sampleDataKey(
  { index }: KeyRing,
  seed: number,
  person: number,
  prefix = 'person_record',
): Buffer {
  const id = sampleId(prefix, seed, person);
  return createHmac('sha256', index).update(`sample data key ${id}`).digest();
}
