import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Codes, sessions and sign-ins in progress: enough for who tries things out on one machine. */
const mostKept = 1_000;

/** Keeps what the issuer of development needs to remember for minutes; gone with the process. */
export function createMemoryAdapter(): Adapter {
  const kept = new Map<string, { payload: AdapterPayload; until: number }>();

  const read = (id: string) => {
    const found = kept.get(id);
    return found && found.until > Date.now() ? found.payload : undefined;
  };
  const findBy = async (name: 'uid' | 'userCode', value: string) =>
    [...kept.keys()].map(read).find((payload) => payload?.[name] === value);

  return {
    async upsert(id, payload, expiresIn = 60) {
      kept.delete(id);
      const [oldest] = kept.keys();
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
      kept.set(id, { payload, until: Date.now() + expiresIn * 1000 });
    },
    find: async (id) => read(id),
    findByUid: (uid) => findBy('uid', uid),
    findByUserCode: (code) => findBy('userCode', code),
    async consume(id) {
      const payload = read(id);
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      kept.delete(id);
    },
    async revokeByGrantId(grantId) {
      for (const [id, { payload }] of kept) if (payload['grantId'] === grantId) kept.delete(id);
    },
  };
}
