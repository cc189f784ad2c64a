import type { Logger } from 'pino';
import type { Database } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import type { KeyProvider } from '#shared/sealing/key-provider.ts';
import { noKeys, openKeys } from '#shared/sealing/keys.ts';
import { describeFault } from '#shared/server/fault.ts';
import { findDocumentForUpdate, findWaiting, updateDocument } from './case-document.repository.ts';
import { uploadDays, withdraw } from './case-document.ts';
import { removeParts } from './case-document-part.repository.ts';
import { type Examiner, examineDocument } from './examine-document.ts';
import type { Scan } from './scanner.ts';
import { tellDocument } from './tell-document.ts';

const minute = 60 * 1000;
const day = 24 * 60 * minute;
/** More are left to the next round. */
const mostAtOnce = 100;

/** Every minute examines what waits for it, and gives up abandoned uploads. */
export function keepExamining(scan: Scan | undefined) {
  return (database: Database, logger: Logger, provider: KeyProvider | undefined): (() => void) => {
    let stopped = false;
    let timer: NodeJS.Timeout | undefined;
    const round = async () => {
      const keys = provider ? openKeys(provider) : noKeys;
      await examineWaiting({ database, keys, scan }, logger);
      await giveUpUploads(database, new Date());
    };
    const goOn = () => {
      if (!stopped) timer = setTimeout(begin, minute);
    };
    const begin = () => {
      void round()
        .catch((error: unknown) => {
          logger.warn(describeFault(error), 'cannot look after documents at the moment');
        })
        .then(goOn);
    };
    begin();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  };
}

/** One that cannot be examined does not keep the others waiting. */
export async function examineWaiting(examiner: Examiner, logger: Logger): Promise<void> {
  const waiting = await platformTransaction(examiner.database, (tx) =>
    findWaiting(tx, 'SCANNING', new Date(), mostAtOnce),
  );
  for (const id of waiting) {
    try {
      await examineDocument(examiner, id);
    } catch (error) {
      logger.warn({ id, ...describeFault(error) }, 'cannot examine a document');
    }
  }
}

export async function giveUpUploads(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - uploadDays * day);
  await platformTransaction(database, async (tx) => {
    for (const id of await findWaiting(tx, 'UPLOADING', before, mostAtOnce)) {
      const known = await findDocumentForUpdate(tx, id);
      const withdrawn = known && withdraw(known, 'UPLOAD_ABANDONED');
      if (!withdrawn?.ok) continue;
      await removeParts(tx, id);
      await updateDocument(tx, withdrawn.value);
      await tellDocument(tx, withdrawn.value);
    }
  });
}
