import type { IndexKeys } from './index-keys.ts';
import type { KeyRing } from './key-ring.ts';
import { unwrapDataKey, versionOf, wrapDataKey } from './sealing.ts';

/** A data key, in the clear or as it is stored, and the id of what it is of. */
export type Owned = { owner: string; key: Buffer };

/**
 * Where the key-encryption keys are: in this process, or in a service that never lets them out. A stored
 * key begins with the version it is wrapped under, two bytes, so that a database can count versions; what
 * follows is the provider's.
 */
export type KeyProvider = {
  /** The version that `wrap` wraps under now. */
  current(): Promise<number>;
  /** All at once, in their order. Fails as a whole: nothing is written with a key that is not wrapped. */
  wrap(keys: readonly Owned[]): Promise<Buffer[]>;
  /** All at once, in their order; one that does not open is an error in its place. */
  unwrap(wrapped: readonly Owned[]): Promise<(Buffer | Error)[]>;
  /** Of this moment. They are here in any case: a name takes hundreds of hashes. */
  index(): IndexKeys;
};

/** Where key rings come from; `anew` once a version is met that the one at hand does not hold. */
export type RingSource = (anew?: boolean) => KeyRing;

/** Keys that are in this process. */
export function keysHere(source: RingSource): KeyProvider {
  const unwrapOne = ({ owner, key }: Owned): Buffer | Error => {
    try {
      const ring = source();
      const known = ring.wrapping.has(versionOf(key)) ? ring : source(true);
      return unwrapDataKey(known, owner, key);
    } catch (error) {
      if (error instanceof Error) return error;
      throw error;
    }
  };
  return {
    current: async () => source().current,
    wrap: async (keys) => keys.map(({ owner, key }) => wrapDataKey(source(), owner, key)),
    unwrap: async (wrapped) => wrapped.map(unwrapOne),
    index: () => source(),
  };
}
