import { auditEntryFields } from '#shared/audit/audit-entry-fields.ts';
import { auditList } from '#shared/audit/audit-trail.repository.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { organisationList } from '../organisation/organisation.repository.ts';

export const auditTrailResolvers: Resolvers = {
  Query: {
    governanceAuditTrail: (_, asked, context) => readList(context, auditList, asked),
  },
  AuditEntry: {
    ...auditEntryFields,
    organisation: ({ organisationId }, _, context) =>
      organisationId === null ? null : readOne(context, organisationList, organisationId),
  },
};
