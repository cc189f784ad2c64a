import { z } from 'zod';
import type { Tx } from '#shared/database/database.ts';
import { referenceId } from '#shared/reference-id.ts';
import { readReferenceFile, sourceFields, toSource } from '../reference-file.ts';
import { toSourceColumns } from '../reference-source.ts';
import { memberships } from './membership.table.ts';

const membershipSchema = z.object({
  organisation: z.string().min(1),
  role: z.enum(['LEAD', 'PARTNER', 'ASSOCIATE', 'SUPPLIER']),
  work_packages: z
    .string()
    .transform((names) => names.split(' '))
    .pipe(z.array(z.enum(['WP0', 'WP1', 'WP2', 'WP3'])).min(1)),
  state: z.enum(['INVITED', 'ACTIVE']),
  state_since: z.iso.date(),
  invited_on: z.iso.date(),
  ...sourceFields,
});

/** Starts the memberships that the programme began with; from then on they move by acts alone. */
export async function loadMemberships(tx: Tx): Promise<Record<string, number>> {
  const written = await tx
    .insert(memberships)
    .values(readReferenceFile('memberships.csv', membershipSchema).map(toMembership))
    .onConflictDoNothing()
    .returning({ id: memberships.id });
  return { memberships: written.length };
}

function toMembership(row: z.infer<typeof membershipSchema>) {
  return {
    id: referenceId('membership', row.organisation),
    organisationId: referenceId('organisation', row.organisation),
    role: row.role,
    workPackages: row.work_packages,
    state: row.state,
    stateSince: row.state_since,
    invitedOn: row.invited_on,
    agreementReference: null,
    version: 1,
    ...toSourceColumns(toSource(row)),
  };
}
