import type { Tx } from '#shared/database/database.ts';
import type { Statement } from '#shared/database/statement.ts';
import type { Relation } from '#shared/reading/list.ts';
import type { Part } from '#shared/reading/read-all-of.ts';
import type { AnyList } from '#shared/reading/select.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { CaseCorrection } from './case-correction.ts';
import type { Case, CaseStep } from './case-step.ts';

/** Whether a case was written, or what stands in its way. */
export type Inserted = 'INSERTED' | 'EXTERNAL_REF_TAKEN' | 'TAKEN';

/** All that opening, acting, correcting and reading ask of a kind of case. */
export type AnyCaseKind<State extends string, Act extends string, Known extends Case<State>> = {
  /** GraphQL type of the case. */
  type: string;
  /** The state in which it is opened. */
  begins: State;
  cycle: LifeCycle<State, Act>;
  list: AnyList<Known>;
  /** The list of what was opened for a record. */
  ofPersonRecord: Relation;
  steps: Statement<Part<CaseStep>>;
  corrections: Statement<Part<CaseCorrection>>;
  findForUpdate: (tx: Tx, id: string) => Promise<Known | undefined>;
  findByExternalRef: (
    tx: Tx,
    organisationId: string,
    externalRef: string,
  ) => Promise<Known | undefined>;
  insert: (tx: Tx, opened: Known) => Promise<Inserted>;
  update: (tx: Tx, changed: Known) => Promise<void>;
};
