import type { Context } from '#shared/context.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import type { AnyCaseKind } from './any-case-kind.ts';
import type { Case } from './case.ts';

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
