import { pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import type {
  TransitionInterruption,
  TransitionKind,
  TransitionPathState,
} from './transition-path.ts';

export const transitionPaths = pgTable(
  'transition_path',
  {
    id: typeId('id', 'transition_path').primaryKey(),
    ...caseColumns<TransitionPathState>(),
    kind: text('kind').$type<TransitionKind>().notNull(),
    hostOrganisationId: typeId('host_organisation_id', 'organisation'),
    hostName: bytes('host_name'),
    mentor: text('mentor').notNull(),
    interruption: text('interruption').$type<TransitionInterruption>(),
  },
  (table) => caseIndexes('transition_path', table),
);
