import { makeRandom } from '../matching/corpus-random.ts';
import type { Hostile } from './hostile-document.ts';
import { hostileRequests } from './hostile-requests.ts';
import { hostileShapes } from './hostile-shapes.ts';

const kinds = [...hostileShapes, ...hostileRequests];

/** Requests of every kind in turn, the same for the same seed. */
export function hostileDocuments(count: number, seed: number): Hostile[] {
  const random = makeRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const { kind, codes, make } = kinds[index % kinds.length] as (typeof kinds)[number]; // within it
    const made = make(random);
    return { kind, codes, body: typeof made === 'string' ? made : JSON.stringify(made) };
  });
}
