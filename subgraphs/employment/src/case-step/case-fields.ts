import type { Context } from '#shared/context.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import type { CaseCorrection } from './case-correction.ts';
import type { AnyCaseKind, AnyKind } from './case-kind.ts';
import type { Case, Owned } from './case-step.ts';

/** How the fields that cases of every kind have are resolved. */
export function caseFields<State extends string, Act extends string, Known extends Case<State>>(
  kind: AnyCaseKind<State, Act, Known>,
) {
  return {
    ...undertakingFields(kind),
    personRecord: ({ personRecordId }: Known, _: object, context: Context) =>
      readOne(context, personRecordList, personRecordId),
    accessPoint: ({ accessPointId }: Known, _: object, context: Context) =>
      readOne(context, accessPointList, accessPointId),
  };
}

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
