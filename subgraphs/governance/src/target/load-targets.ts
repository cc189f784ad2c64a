import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#shared/database/database.ts';
import { organisationTypes } from '../organisation/organisation.ts';
import { readReferenceFile, sourceFields, toSource } from '../reference-file.ts';
import { excludedSource, hasOtherSource, toSourceColumns } from '../reference-source.ts';
import { targets } from './target.table.ts';
import { targetMeasures } from './target.ts';

const targetSchema = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  programme: z.string().min(1),
  measure: z.enum(targetMeasures),
  value: z.string().transform(Number).pipe(z.int().positive()),
  organisation_type: z.enum(organisationTypes).nullable(),
  ...sourceFields,
});

/** Brings the targets to what our file states. */
export async function loadTargets(tx: Tx): Promise<Record<string, number>> {
  const { programme, measure, value, organisationType } = targets;
  const written = await tx
    .insert(targets)
    .values(readReferenceFile('targets.csv', targetSchema).map(toTarget))
    .onConflictDoUpdate({
      target: targets.code,
      set: {
        programme: sql`excluded.programme`,
        measure: sql`excluded.measure`,
        value: sql`excluded.value`,
        organisationType: sql`excluded.organisation_type`,
        ...excludedSource(),
      },
      setWhere: sql`(${programme}, ${measure}, ${value}, ${organisationType}) is distinct from
        (excluded.programme, excluded.measure, excluded.value, excluded.organisation_type)
        or ${hasOtherSource(targets)}`,
    })
    .returning({ code: targets.code });
  return { targets: written.length };
}

function toTarget(row: z.infer<typeof targetSchema>) {
  const { code, programme, measure, value, organisation_type: organisationType } = row;
  const source = toSourceColumns(toSource(row));
  return { code, programme, measure, value, organisationType, ...source };
}
