import { appendChange } from '../change-feed/append-change.ts';
import type { Tx } from '../database/database.ts';
import { carryOut, type Erased } from './carry-out.repository.ts';
import {
  findReceipts,
  hashOfRecord,
  insertReceipt,
  type Receipt,
} from './erasure-receipt.repository.ts';
import type { ErasurePlan, Outcome } from './fate.ts';

export type AskedErasure = Erased & { erasureId: string };

/** How a domain erases: by its plan, or by looking everywhere and finding nothing. */
export type EraseHere = {
  domain: Receipt['domain'];
  plan: ErasurePlan;
  /** Where there is no plan, since nothing of persons is held: what is found all the same. */
  search?: (tx: Tx, erased: Erased) => Promise<Outcome>;
  /** Who else sees something of the record, and learns that it went. */
  tellAlso?: (tx: Tx, erased: Erased) => Promise<string[]>;
};

/**
 * A domain's part of an erasure, in one transaction with its receipt and what it tells the feed: whoever is
 * killed meanwhile has done nothing, and whoever comes again finds the receipt.
 */
export async function eraseHere(
  tx: Tx,
  { domain, plan, search, tellAlso = async () => [] }: EraseHere,
  asked: AskedErasure,
  now: Date,
): Promise<void> {
  const given = await findReceipts(tx, asked.erasureId);
  if (given.some((receipt) => receipt.domain === domain)) return;
  const { erased, remains } = search
    ? await search(tx, asked)
    : await carryOut(tx, plan, asked, await tellAlso(tx, asked));
  const { erasureId, organisationId, personRecordId } = asked;
  await insertReceipt(tx, {
    erasureId,
    domain,
    organisationId,
    recordHash: hashOfRecord(personRecordId),
    erasedAt: now,
    erased,
    remains,
  });
  await appendChange(tx, {
    type: 'Erasure',
    id: erasureId,
    version: 1,
    kind: 'UPDATED',
    organisation: organisationId,
  });
}
