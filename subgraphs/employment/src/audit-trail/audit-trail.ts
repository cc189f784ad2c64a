import type { AuditedEntry } from '#shared/audit/audited-entry.ts';

/** What the contract calls an entry, whose organisation this domain shows. */
export type AuditEntry = AuditedEntry & { organisationId: string | null };
