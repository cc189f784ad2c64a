import type postgres from 'postgres';
import type { AuditHead, ChainedEntry } from '#shared/audit/audit-chain.ts';

/** So many entries are held at once, however many there are. */
const pageSize = 1000;

type Row = { previous: Buffer; hash: Buffer; [value: `v${number}`]: string | null };

export async function readHead(tx: postgres.TransactionSql): Promise<AuditHead & { at: string }> {
  const [head] = await tx<{ chain: string; position: string; hash: Buffer; at: Date }[]>`
    select chain, position, hash, at from audit_head`;
  if (!head) throw new Error('The audit has no head');
  const { chain, position, hash, at } = head;
  return { chain, position: Number(position), hash: hash.toString('hex'), at: at.toISOString() };
}

/** All entries in their order, a page at a time, each with its values as they are hashed. */
export async function* readChain(tx: postgres.TransactionSql): AsyncGenerator<ChainedEntry[]> {
  const pages = tx<Row[]>`
    select previous, hash, position::text v1,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') v2, kind v3, operator v4, role v5,
      organisation_id::text v6, purpose v7, token v8, client v9, operation_name v10, operation_hash v11,
      request_id v12, subject_type v13, array_to_string(subjects, ' ') v14,
      array_to_string(fields, ' ') v15, array_to_string(reads, ' ') v16
    from audit_entry order by position`.cursor(pageSize);
  for await (const page of pages) {
    yield page.map(({ previous, hash, ...values }) => ({
      position: Number(values.v1),
      // In the order in which they were selected.
      values: Object.values(values),
      previous,
      hash,
    }));
  }
}
