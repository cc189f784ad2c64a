/** How it came to be seen. */
export const auditKinds = ['READ', 'WRITE', 'DOWNLOAD', 'BREAK_GLASS'] as const;

export type AuditKind = (typeof auditKinds)[number];

/** More go into another entry: what is read at once has no bounds, a row has. */
export const mostSubjects = 100;
/** As many as an integer of PostgreSQL has bits for, its sign apart. */
export const mostFields = 30;

/** What was seen of whom, in one request. */
export type AuditRead = {
  /** GraphQL type of those whose data it is; null where that is not known. */
  subjectType: string | null;
  /** UUIDs. */
  subjects: string[];
  fields: string[];
  /** Of each subject which of the fields, as bits; a single one where nobody is known. */
  reads: number[];
};

export type NewAuditEntry = AuditRead & {
  kind: AuditKind;
  operator: string;
  role: string;
  /** A UUID. */
  organisationId: string | null;
  purpose: string | null;
  token: string | null;
  client: string | null;
  operationName: string | null;
  operationHash: string | null;
  requestId: string | null;
};

/** The fields that the bits stand for. */
export function fieldsIn(fields: readonly string[], bits: number): string[] {
  return fields.filter((_, index) => bits & (1 << index));
}
