import { and, eq, getTableColumns, gt, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending } from '#shared/reading/order.ts';
import { consents } from './consent.table.ts';
import { type Consent, type ConsentPurpose, isAllowed, stateOn } from './consent.ts';

export const consentList = defineList({
  type: 'Consent',
  table: consents,
  id: consents.id,
  toNode: (row): Consent => row,
  orders: { CREATED_ASC: ascending(consents.id, (node: Consent) => node.id) },
  usualOrder: 'CREATED_ASC',
  where: () => [],
});

const columns = getTableColumns(consents);

/** Those of each record, newest first. */
export const consentsOfRecord = statement(
  columns,
  write
    .select(columns)
    .from(consents)
    .where(sql`${consents.personRecordId} = any(${idArray('person_record', 'keys')})`)
    .orderBy(sql`${consents.id} desc`),
  (row) => ({ of: row.personRecordId, value: row as Consent }),
);

export async function findConsentForUpdate(tx: Tx, id: string): Promise<Consent | undefined> {
  const [row] = await tx.select().from(consents).where(eq(consents.id, id)).for('update');
  return row;
}

/** Whether something was said for the same purpose on that day or later: given, or taken back. */
export async function hasNewer(
  tx: Tx,
  { personRecordId, purpose, givenOn }: Pick<Consent, 'personRecordId' | 'purpose' | 'givenOn'>,
): Promise<boolean> {
  const newer = await tx
    .select({ id: consents.id })
    .from(consents)
    .where(
      and(
        eq(consents.personRecordId, personRecordId),
        eq(consents.purpose, purpose),
        or(gt(consents.givenOn, givenOn), gte(consents.withdrawnOn, givenOn)),
      ),
    )
    .limit(1);
  return newer.length > 0;
}

type Asked = Omit<Consent, 'id' | 'withdrawnOn' | 'supersededOn' | 'version'>;

/** The consent in force that says the very same: whoever sends it twice has it once. */
export async function findSame(tx: Tx, asked: Asked): Promise<Consent | undefined> {
  const { personRecordId, purpose, givenOn } = asked;
  const rows: Consent[] = await tx
    .select()
    .from(consents)
    .where(
      and(
        eq(consents.personRecordId, personRecordId),
        eq(consents.purpose, purpose),
        eq(consents.givenOn, givenOn),
        isNull(consents.withdrawnOn),
        isNull(consents.supersededOn),
      ),
    );
  // The keys of what is asked are those of a consent.
  const keys = Object.keys(asked) as (keyof Asked)[];
  return rows.find((row) => keys.every((key) => row[key] === asked[key]));
}

/** Which of these records somebody allowed this for, as it stands on a day; for the platform. */
export async function findAllowing(
  tx: Tx,
  purpose: ConsentPurpose,
  personRecordIds: readonly string[],
  day: string,
): Promise<Set<string>> {
  const given = await findInForce(tx, purpose, personRecordIds, day);
  return new Set(given.map(({ personRecordId }) => personRecordId));
}

/** The consents of these records for a purpose that hold on a day. */
export async function findInForce(
  tx: Tx,
  purpose: ConsentPurpose,
  personRecordIds: readonly string[],
  day: string,
): Promise<Consent[]> {
  const rows: Consent[] = await tx
    .select()
    .from(consents)
    .where(
      and(
        inArray(consents.personRecordId, [...personRecordIds]),
        eq(consents.purpose, purpose),
        isNull(consents.withdrawnOn),
        isNull(consents.supersededOn),
      ),
    );
  return rows.filter((consent) => stateOn(consent, day) === 'GIVEN');
}

/** The consent by which a purpose is allowed on a day; nobody withdraws it before the transaction ends. */
export async function findGivenForUpdate(
  tx: Tx,
  purpose: ConsentPurpose,
  personRecordId: string,
  day: string,
): Promise<Consent | undefined> {
  const rows: Consent[] = await tx
    .select()
    .from(consents)
    .where(and(eq(consents.personRecordId, personRecordId), eq(consents.purpose, purpose)))
    .for('update');
  return isAllowed('CONSENT', rows, purpose, day).consent ?? undefined;
}

/** Those for the same purpose that nobody withdrew give way to a newer one. */
export async function supersedeBefore(
  tx: Tx,
  { personRecordId, purpose, givenOn }: Consent,
): Promise<Consent[]> {
  return tx
    .update(consents)
    .set({ supersededOn: givenOn, version: sql`${consents.version} + 1` })
    .where(
      and(
        eq(consents.personRecordId, personRecordId),
        eq(consents.purpose, purpose),
        isNull(consents.withdrawnOn),
        isNull(consents.supersededOn),
      ),
    )
    .returning();
}

export async function insertConsent(tx: Tx, consent: Consent): Promise<void> {
  await tx.insert(consents).values(consent);
}

export async function updateConsent(tx: Tx, { id, withdrawnOn, version }: Consent): Promise<void> {
  await tx.update(consents).set({ withdrawnOn, version }).where(eq(consents.id, id));
}
