import { auditEntryFields } from '#shared/audit/audit-entry-fields.ts';
import { auditList } from '#shared/audit/audit-trail.repository.ts';
import { readList } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';

export const auditTrailResolvers: Resolvers = {
  Query: {
    communityAuditTrail: (_, asked, context) => readList(context, auditList, asked),
  },
  AuditEntry: {
    ...auditEntryFields,
    organisation: ({ organisationId }) => (organisationId === null ? null : { id: organisationId }),
  },
};
