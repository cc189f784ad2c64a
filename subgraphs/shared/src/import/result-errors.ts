import type { Language } from '../language/language.ts';
import { codeOf } from '../language/payload.ts';
import type { ImportKind } from './import-kind.ts';
import type { RecordFault } from './import-run.ts';

/** Why a record was refused, worded for the caller. */
export function wordFaults(
  { refusals }: Pick<ImportKind<string>, 'refusals'>,
  faults: readonly RecordFault[],
  language: Language,
) {
  return faults.map(({ refusal, column }) => ({
    code: codeOf(refusal),
    // A release may have given up a refusal that a run of before it met.
    message: refusals[refusal]?.[language] ?? codeOf(refusal),
    path: column === null ? [] : [column],
  }));
}
