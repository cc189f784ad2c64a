import type { Tx } from '#shared/database/database.ts';
import { groupBy } from '#shared/group-by.ts';
import type { Belonging } from './belonging.ts';
import { type NumberedBelonging, toStated } from './belonging-layout.ts';
import type { ImportOptions } from './bring-in.ts';
import { fileProblem, type Parsed, refuseFile } from './file-problem.ts';
import { type Change, type Plan, planRows } from './plan.ts';
import type { ReferenceKind } from './reference-kind.ts';

/** Weighs the rows of a file; one that does not fit with what is known refuses the whole. */
export async function weighBelongings(
  tx: Tx,
  kind: ReferenceKind<Belonging>,
  rows: readonly NumberedBelonging[],
  keysOf: (row: NumberedBelonging) => { whole: string; part: string },
  { asOf, ...options }: ImportOptions & { asOf: string },
): Promise<Parsed<Plan<Belonging>>> {
  const { keyOf } = kind.facts;
  const stated = new Map(rows.map((row) => [toStated(row, asOf, keysOf(row)), row]));
  const keys = [...new Set([...stated.keys()].map(keyOf))];
  const known = groupBy(await kind.findKnown(tx, keys), keyOf);
  const plan = planRows(kind.facts, [...known.values()].flat(), [...stated.keys()], options);
  const cutOff = findCutOff(plan, keyOf);
  const unfit = [...stated].filter(
    ([belonging]) => plan.contradicted.includes(belonging) || cutOff.has(keyOf(belonging)),
  );
  if (unfit.length === 0) return { ok: true, value: plan };
  const problems = unfit.map(([belonging, { line, part }]) => {
    const said = (known.get(keyOf(belonging)) ?? []).map(
      ({ whole, validFrom, validTo }) => `${whole} ${validFrom}–${validTo ?? ''}`,
    );
    return fileProblem(line, 'PERIOD_OVERLAPS_KNOWN', { key: part, known: said.join(', ') });
  });
  return refuseFile(...problems.toSorted((a, b) => a.line - b.line));
}

/**
 * What is open and would be ended by a later period that itself has ended: nobody said that it
 * ended, and afterwards the part would belong to nothing.
 */
function findCutOff(plan: Plan<Belonging>, keyOf: (row: Belonging) => string): Set<string> {
  const written = [...plan.added, ...plan.unchanged, ...afterOf(plan.changed, plan.confirmed)];
  const byKey = groupBy(written, keyOf);
  const cut = plan.ceased.filter(({ after }) => {
    const later = (byKey.get(keyOf(after)) ?? []).filter(
      ({ validFrom }) => validFrom >= (after.validTo ?? ''),
    );
    return later.length > 0 && later.every(({ validTo }) => validTo !== null);
  });
  return new Set(cut.map(({ after }) => keyOf(after)));
}

function afterOf(...changes: Change<Belonging>[][]): Belonging[] {
  return changes.flat().map(({ after }) => after);
}
