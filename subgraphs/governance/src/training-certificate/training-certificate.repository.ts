import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { textArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { trainingCertificates } from './training-certificate.table.ts';
import type { TrainingCertificate } from './training-certificate.ts';

const columns = getTableColumns(trainingCertificates);

export const certificatesByNumber = statement(
  columns,
  write
    .select(columns)
    .from(trainingCertificates)
    .where(sql`${columns.number} = any(${textArray('keys')})`),
  (row) => ({ of: row.number, value: row as TrainingCertificate }),
);

export async function insertCertificate(tx: Tx, certificate: TrainingCertificate): Promise<void> {
  await tx.insert(trainingCertificates).values(certificate);
}

export async function revokeCertificate(tx: Tx, number: string, revokedOn: string): Promise<void> {
  await tx
    .update(trainingCertificates)
    .set({ state: 'REVOKED', revokedOn })
    .where(eq(trainingCertificates.number, number));
}
