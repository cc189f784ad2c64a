import { type AuditLog, auditLogOf } from './audit/audit-log.ts';
import { dateInItaly } from './clock.ts';
import type { Database, Tx } from './database/database.ts';
import { createRead, type Read } from './database/read.ts';
import type { Reader } from './database/reader.ts';
import type { Deadline } from './deadline.ts';
import { type Idempotency, type Repeatable, repeatable } from './identity/idempotency.ts';
import type { Viewer } from './identity/viewer.ts';
import type { Language } from './language/language.ts';
import { createLoaders, type Loaders } from './reading/loaders.ts';
import type { KeyProvider } from './sealing/key-provider.ts';
import { type Keys, noKeys, openKeys } from './sealing/keys.ts';

/** What one request knows: who asks, when, in what language, and how to reach the data. */
export type Context = {
  viewer: Viewer;
  language: Language;
  now: Date;
  /** Calendar day in Italy. */
  today: string;
  /** For use cases, which write. */
  database: Database;
  read: Read;
  loaders: Loaders;
  /** Where it is written down whose data was seen, before it is shown. */
  audit: AuditLog;
  /** As the gateway names the request, where it does. */
  requestId: string | undefined;
  /** Opens and seals what tells who somebody is. */
  keys: Keys;
  /** Where the caller gave the request a key under which it is done once. */
  repeatable: Repeatable | undefined;
  /** Of a use case that is a step of another: the transaction of that one. */
  within?: Tx;
  /** Brings what is followed of other domains up to now, where this domain follows any. */
  catchUp: () => Promise<void>;
  /** Until when the answer is waited for; for good where nobody says. */
  deadline?: Deadline | undefined;
};

export function createContext(request: {
  database: Database;
  reader: Reader;
  viewer: Viewer;
  language: Language;
  now: Date;
  requestId?: string | undefined;
  keys?: KeyProvider | undefined;
  idempotency?: Idempotency | undefined;
  catchUp?: () => Promise<void>;
  deadline?: Deadline | undefined;
}): Context {
  const { database, reader, viewer, language, now, idempotency } = request;
  return {
    viewer,
    language,
    now,
    today: dateInItaly(now),
    database,
    read: createRead(reader, viewer, request.deadline?.signal),
    loaders: createLoaders(),
    audit: auditLogOf(database),
    requestId: request.requestId,
    keys: request.keys ? openKeys(request.keys) : noKeys,
    repeatable: idempotency && repeatable(idempotency),
    catchUp: request.catchUp ?? (async () => {}),
    deadline: request.deadline,
  };
}
