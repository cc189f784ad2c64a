import type { Tx } from '#shared/database/database.ts';
import type { Belonging } from './belonging.ts';
import { type NumberedBelonging, toStated } from './belonging-layout.ts';
import { type ImportOptions, weighRows } from './bring-in.ts';
import { type FileProblem, fileProblem, type Parsed, refuseFile } from './file-problem.ts';
import type { Plan } from './plan.ts';
import type { ReferenceKind } from './reference-kind.ts';

/** Weighs the rows of a file; one that does not fit with what is known refuses the whole. */
export async function weighBelongings(
  tx: Tx,
  kind: ReferenceKind<Belonging>,
  rows: readonly NumberedBelonging[],
  keysOf: (row: NumberedBelonging) => { whole: string; part: string },
  { asOf, ...options }: ImportOptions & { asOf: string },
): Promise<Parsed<Plan<Belonging>>> {
  const stated = new Map(rows.map((row) => [toStated(row, asOf, keysOf(row)), row]));
  const plan = await weighRows(tx, kind, [...stated.keys()], options);
  if (plan.contradicted.length === 0) return { ok: true, value: plan };
  const keys = plan.contradicted.map(kind.facts.keyOf);
  const known = await kind.findKnown(tx, keys);
  const problems = plan.contradicted.map((belonging): FileProblem => {
    const row = stated.get(belonging);
    const others = known.filter((other) => kind.facts.keyOf(other) === kind.facts.keyOf(belonging));
    const said = others.map(
      ({ whole, validFrom, validTo }) => `${whole} ${validFrom}–${validTo ?? ''}`,
    );
    const details = { key: row?.part ?? belonging.part, known: said.join(', ') };
    return fileProblem(row?.line ?? 1, 'PERIOD_OVERLAPS_KNOWN', details);
  });
  return refuseFile(...problems.toSorted((a, b) => a.line - b.line));
}
