import type { Context } from '../context.ts';
import { getUuid } from '../type-id.ts';
import type { AuditKind, AuditRead, NewAuditEntry } from './audit-entry.ts';

export type Operation = { name: string | null; hash: string | null };

/** A way by which no operation of GraphQL led. */
export const noOperation: Operation = { name: null, hash: null };

/** What was seen, with who saw it and why. */
export function toEntry(
  { viewer, requestId = undefined }: Pick<Context, 'viewer' | 'requestId'>,
  kind: AuditKind,
  { name, hash }: Operation,
  read: AuditRead,
): NewAuditEntry {
  const { subject, role, organisation, purpose, token = null, client = null } = viewer;
  return {
    ...read,
    kind,
    operator: subject,
    role,
    organisationId: organisation && getUuid('organisation', organisation),
    purpose,
    token,
    client,
    operationName: name,
    operationHash: hash,
    requestId: requestId ?? null,
  };
}
