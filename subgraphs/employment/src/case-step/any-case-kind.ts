import type { Relation } from '#shared/reading/list.ts';
import type { AnyKind } from '#shared/undertaking/case-kind.ts';
import type { Case } from './case.ts';

/** A kind of case of people. */
export type AnyCaseKind<
  State extends string,
  Act extends string,
  Known extends Case<State>,
> = AnyKind<State, Act, Known> & {
  /** The list of what was opened for a record. */
  ofPersonRecord: Relation;
};
