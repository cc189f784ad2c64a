import type { Tx } from '#shared/database/database.ts';
import type { Statement } from '#shared/database/statement.ts';
import type { Scope } from '#shared/identity/viewer.ts';
import type { Relation } from '#shared/reading/list.ts';
import type { Part } from '#shared/reading/read-all-of.ts';
import type { AnyList } from '#shared/reading/select.ts';
import type { Result } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { CaseCorrection } from './case-correction.ts';
import type { Case, CaseStep, Owned } from './case-step.ts';

/** What a kind answers to what all kinds do, where it must ask the database or need not. */
export type MayRefuse<Value, Refusal extends string> =
  | Result<Value, Refusal>
  | Promise<Result<Value, Refusal>>;

/** Whether something was written, or what stands in its way. */
export type Inserted = 'INSERTED' | 'EXTERNAL_REF_TAKEN' | 'TAKEN';

/** All that opening, acting, correcting and reading ask of a kind of what an organisation has. */
export type AnyKind<State extends string, Act extends string, Known extends Owned<State>> = {
  /** Its GraphQL type. */
  type: string;
  /** The state in which it is opened. */
  begins: State;
  cycle: LifeCycle<State, Act>;
  list: AnyList<Known>;
  /** What a caller must hold to write it. */
  writeScope: Scope;
  /** The feed tells nobody anything of it, not even that there is one. */
  isHidden?: true;
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
  insertStep: (tx: Tx, known: Known, step: CaseStep) => Promise<void>;
  insertCorrections: (
    tx: Tx,
    known: Known,
    corrections: readonly CaseCorrection[],
  ) => Promise<void>;
};

/** A kind of case of people. */
export type AnyCaseKind<
  State extends string,
  Act extends string,
  Known extends Case<State>,
> = AnyKind<State, Act, Known> & {
  /** The list of what was opened for a record. */
  ofPersonRecord: Relation;
};
