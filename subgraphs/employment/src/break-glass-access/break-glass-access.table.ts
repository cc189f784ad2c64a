import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  type PgColumn,
  pgTable,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';
import type { BreakGlassReason } from './break-glass-access.ts';

/** What a grant repeats of its entry in the log. */
const granted = () => ({
  organisationId: typeId('organisation_id', 'organisation').notNull(),
  operator: text('operator').notNull(),
  personRecordId: typeId('person_record_id', 'person_record')
    .notNull()
    .references(() => personRecords.id),
  reason: text('reason').$type<BreakGlassReason>().notNull(),
  endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
});

type Granted = Record<keyof ReturnType<typeof granted>, PgColumn>;

const grantedColumns = (
  id: PgColumn,
  { organisationId, operator, personRecordId, reason, endsAt }: Granted,
): [PgColumn, ...PgColumn[]] => [id, organisationId, operator, personRecordId, reason, endsAt];

/** The log: no policy lets anybody change or remove a row. */
export const breakGlassAccesses = pgTable(
  'break_glass_access',
  {
    id: typeId('id', 'break_glass_access').primaryKey(),
    ...granted(),
    words: bytes('words').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    unique('break_glass_access_granted').on(...grantedColumns(table.id, table)),
    index('break_glass_access_of_record').on(table.personRecordId),
    check(
      'break_glass_access_short',
      sql`${table.endsAt} <= ${table.openedAt} + interval '4 hours'`,
    ),
  ],
);

/**
 * What row-level security of the cases asks, where nobody sees but their own. It cannot ask the log, whose
 * readers are found by asking for the cases. No grant is without its entry, nor longer than that says.
 */
export const breakGlassGrants = pgTable(
  'break_glass_grant',
  {
    accessId: typeId('access_id', 'break_glass_access').primaryKey(),
    ...granted(),
  },
  (table) => [
    foreignKey({
      name: 'break_glass_grant_is_logged',
      columns: grantedColumns(table.accessId, table),
      foreignColumns: grantedColumns(breakGlassAccesses.id, breakGlassAccesses),
    }),
    index('break_glass_grant_of_operator').on(table.operator, table.endsAt),
  ],
);
