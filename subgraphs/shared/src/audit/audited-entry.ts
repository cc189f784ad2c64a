import { hasScope } from '../identity/authorise.ts';
import type { Viewer } from '../identity/viewer.ts';
import { prefixOf, toTypeId } from '../type-id.ts';
import { fieldsIn, type NewAuditEntry } from './audit-entry.ts';

/** An entry of the audit as it is read. */
export type AuditedEntry = NewAuditEntry & {
  /** Its position, as a list names it. */
  id: string;
  position: number;
  at: Date;
  hash: Buffer;
};

/** Whether all of the audit is the viewer's to see; the purpose is asked where it is read. */
export function isAuditor(viewer: Viewer): boolean {
  return viewer.role === 'DATA_STEWARD' && hasScope(viewer, 'audit:read');
}

export type AuditedSubject = { id: string; fields: string[] };

/** Whose data was seen and which, of all or of those that are held by somebody. */
export function subjectsIn(
  { subjectType, subjects, fields, reads }: AuditedEntry,
  held?: ReadonlySet<string>,
): AuditedSubject[] {
  return subjects.flatMap((uuid, index) => {
    if (subjectType === null || (held && !held.has(uuid))) return [];
    const id = toTypeId(prefixOf(subjectType), uuid);
    return [{ id, fields: fieldsIn(fields, reads[index] ?? 0) }];
  });
}
