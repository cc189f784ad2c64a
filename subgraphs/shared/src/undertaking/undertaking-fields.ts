import type { Context } from '../context.ts';
import { readAllOf } from '../reading/read-all-of.ts';
import { readOne } from '../reading/read-list.ts';
import type { CaseCorrection } from './case-correction.ts';
import type { AnyKind } from './case-kind.ts';
import type { Owned } from './case-step.ts';

/** How the fields are resolved that everything has that an organisation opens. */
export function undertakingFields<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
>(kind: AnyKind<State, Act, Known>) {
  return {
    __resolveReference: ({ id }: { id: string }, context: Context) =>
      readOne(context, kind.list, id),
    organisation: ({ organisationId }: Known) => ({ id: organisationId }),
    steps: ({ id }: Known, _: object, context: Context) =>
      readAllOf(context, `steps of ${kind.type}`, kind.steps, id),
    corrections: ({ id }: Known, _: object, context: Context) => readCorrections(context, kind, id),
  };
}

export function readCorrections(
  context: Context,
  { type, corrections }: Pick<AnyKind<string, string, Owned<string>>, 'type' | 'corrections'>,
  id: string,
): Promise<CaseCorrection[]> {
  return readAllOf(context, `corrections of ${type}`, corrections, id);
}
