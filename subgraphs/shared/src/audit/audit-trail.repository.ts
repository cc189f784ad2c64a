import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { arrayText } from '../database/columns.ts';
import { changed, equals, isOneOf } from '../database/placeholders.ts';
import { statement, write } from '../database/statement.ts';
import { defineList, type Relation } from '../reading/list.ts';
import { ascending, descending } from '../reading/order.ts';
import { parseTypeId } from '../type-id.ts';
import { auditEntries, auditSubjects } from './audit-entry.table.ts';
import type { AuditKind } from './audit-entry.ts';
import type { AuditedEntry } from './audited-entry.ts';
import { checkAuditFilter } from './check-audit-filter.ts';

export type AuditEntryFilter = {
  kind?: readonly AuditKind[] | null;
  subject?: string | null;
  operator?: string | null;
  organisationId?: string | null;
  purpose?: readonly string[] | null;
  token?: string | null;
  recordedFrom?: Date | null;
  recordedBefore?: Date | null;
};

const table = auditEntries;

export const auditList = defineList({
  type: 'AuditEntry',
  table,
  id: table.position,
  toNode: (row): AuditedEntry => ({ ...row, id: String(row.position) }),
  orders: {
    RECORDED_DESC: descending(table.position, (entry: AuditedEntry) => entry.position),
    RECORDED_ASC: ascending(table.position, (entry: AuditedEntry) => entry.position),
  },
  usualOrder: 'RECORDED_DESC',
  check: (filter: AuditEntryFilter, context) => checkAuditFilter(filter, context),
  where: ({
    kind,
    subject,
    operator,
    organisationId,
    purpose,
    token,
    recordedFrom,
    recordedBefore,
  }) => [
    kind && isOneOf(table.kind, kind),
    subject && isAbout(sql`${changed(subject, uuidOf)}::uuid`),
    operator && equals(table.operator, operator),
    organisationId && equals(table.organisationId, organisationId),
    purpose && isOneOf(table.purpose, purpose),
    token && equals(table.token, token),
    recordedFrom && sql`${table.at} >= ${parameter(recordedFrom, table.at)}`,
    recordedBefore && sql`${table.at} < ${parameter(recordedBefore, table.at)}`,
  ],
});

/** Who saw data of a person record, for whom holds it: they are bound to it, and filter no further. */
export const accessList = {
  ...auditList,
  check: (filter: AuditEntryFilter, context: Parameters<typeof checkAuditFilter>[1]) =>
    checkAuditFilter({ ...filter, subject: 'the record itself' }, context),
};

export const ofPersonRecord: Relation = {
  name: 'accesses of person record',
  parentPrefix: 'person_record',
  on: isAbout,
};

function isAbout(subject: SQL): SQL {
  return sql`${table.position} in (select s.position from ${auditSubjects} s where s.subject = ${subject})`;
}

function parameter(value: Placeholder, column: PgColumn): SQL {
  return sql`${sql.param(value, column)}`;
}

/** Of an id of whatever type; of none nobody has data. */
function uuidOf(id: string): string {
  return parseTypeId(id)?.uuid ?? '00000000-0000-0000-0000-000000000000';
}

/** Which of the subjects of entries are the viewer's to know of: row-level security tells. */
const held = { position: auditSubjects.position, subject: auditSubjects.subject };

export const heldSubjects = statement(
  held,
  write
    .select(held)
    .from(auditSubjects)
    .where(
      sql`${auditSubjects.subject} = any(${array('subjects')}::uuid[])
        and ${auditSubjects.position} = any(${array('positions')}::bigint[])`,
    ),
);

function array(name: string): SQL {
  return sql`${sql.param(sql.placeholder(name), { mapToDriverValue: arrayText as (value: unknown) => string })}`;
}
