import { randomBytes } from 'node:crypto';
import DataLoader from 'dataloader';
import type { IndexKeys } from './index-keys.ts';
import type { KeyProvider, Owned } from './key-provider.ts';
import type { DataKey } from './sealing.ts';

/** What one request, or one round of work, opens and seals with. It forgets the keys it opened as it ends. */
export type Keys = IndexKeys & {
  /** False in a domain that holds nothing sealed: there everything else fails. */
  seals: boolean;
  /** A new data key of what has that id, in the clear and as it is stored. */
  make(owner: string): Promise<DataKey>;
  wrap(owner: string, key: Buffer): Promise<Buffer>;
  /** Those asked for in one tick are unwrapped in one call, so a list takes one, however long. */
  unwrap(owner: string, wrapped: Buffer): Promise<Buffer>;
};

const dataKeyBytes = 32;
/** At most so many are in the clear at a time, and asked for in one call. */
const mostKeys = 1000;

export function openKeys(provider: KeyProvider): Keys {
  const unwrapped = new DataLoader<Owned, Buffer, string>((asked) => provider.unwrap(asked), {
    maxBatchSize: mostKeys,
    cacheKeyFn: ({ owner, key }) => `${owner} ${key.toString('base64')}`,
    cacheMap: lately(mostKeys),
  });
  const wrap = async (owner: string, key: Buffer) => {
    const [wrapped] = await provider.wrap([{ owner, key }]);
    if (!wrapped) throw new Error('A key was not wrapped');
    return wrapped;
  };
  const { index, indexVersion, indexes } = provider.index();
  return {
    seals: true,
    index,
    indexVersion,
    indexes,
    wrap,
    async make(owner) {
      const key = randomBytes(dataKeyBytes);
      return { key, wrapped: await wrap(owner, key) };
    },
    unwrap: (owner, wrapped) => unwrapped.load({ owner, key: wrapped }),
  };
}

/** Forgets the one that came first when there are too many. */
function lately<Value>(most: number) {
  const kept = new Map<string, Value>();
  return {
    get: (name: string) => kept.get(name),
    set(name: string, value: Value) {
      const [first] = kept.size >= most ? kept.keys() : [];
      if (first !== undefined) kept.delete(first);
      kept.set(name, value);
    },
    delete: (name: string) => kept.delete(name),
    clear: () => kept.clear(),
  };
}

const none = () => {
  throw new Error('This domain was given no keys: it holds nothing that is sealed');
};

/** Of a domain that holds nothing sealed. */
export const noKeys: Keys = {
  seals: false,
  get index() {
    return none();
  },
  get indexVersion() {
    return none();
  },
  get indexes() {
    return none();
  },
  make: async () => none(),
  wrap: async () => none(),
  unwrap: async () => none(),
};
