import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import { heldSubjects } from './audit-trail.repository.ts';
import { type AuditedEntry, type AuditedSubject, isAuditor, subjectsIn } from './audited-entry.ts';
import type { PersonalCategory } from './personal-category.ts';
import { personalFieldsOf } from './personal-fields.ts';

type AuditedField = { name: string; category: PersonalCategory | null };

type Told = (entry: AuditedEntry, asked: unknown, context: Context) => string | null;

/** The fields of an entry that every domain shows alike. */
export const auditEntryFields = {
  operator: toAuditors('operator'),
  token: toAuditors('token'),
  client: toAuditors('client'),
  operationName: toAuditors('operationName'),
  operationHash: toAuditors('operationHash'),
  requestId: toAuditors('requestId'),
  position: ({ position }: AuditedEntry) => String(position),
  hash: ({ hash }: AuditedEntry) => hash.toString('hex'),
  subjects: async (
    entry: AuditedEntry,
    _: unknown,
    context: Context,
    { schema }: GraphQLResolveInfo,
  ) =>
    (await readSubjects(entry, context)).map(({ id, fields }) => ({
      id,
      fields: fields.map((name) => categorised(name, schema)),
    })),
  fields: async (
    entry: AuditedEntry,
    _: unknown,
    context: Context,
    { schema }: GraphQLResolveInfo,
  ) => {
    if (isAuditor(context.viewer)) return entry.fields.map((name) => categorised(name, schema));
    const subjects = await readSubjects(entry, context);
    const seen = new Set(subjects.flatMap(({ fields }) => fields));
    return [...seen].map((name) => categorised(name, schema));
  },
};

function toAuditors(
  field: 'operator' | 'token' | 'client' | 'operationName' | 'operationHash' | 'requestId',
): Told {
  return (entry, _, { viewer }) => (isAuditor(viewer) ? entry[field] : null);
}

function categorised(name: string, schema: GraphQLResolveInfo['schema']): AuditedField {
  return { name, category: personalFieldsOf(schema).get(name) ?? null };
}

/** All that an entry is about, or of it what the caller's organisation holds. */
async function readSubjects(entry: AuditedEntry, context: Context): Promise<AuditedSubject[]> {
  if (isAuditor(context.viewer)) return subjectsIn(entry);
  const loader = context.loaders.of<string, string[]>('held subjects', async (keys) => {
    const asked = keys.map((key) => key.split(' '));
    const rows = await context.read(heldSubjects, {
      positions: asked.map(([position]) => position ?? ''),
      subjects: [...new Set(asked.flatMap(([, ...subjects]) => subjects))],
    });
    return asked.map(([position]) =>
      rows.flatMap((row) => (String(row.position) === position ? [row.subject] : [])),
    );
  });
  const held = await loader.load([entry.position, ...entry.subjects].join(' '));
  return subjectsIn(entry, new Set(held));
}
