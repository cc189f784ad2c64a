import type { Tx } from '../database/database.ts';
import type { Statement } from '../database/statement.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Part } from '../reading/read-all-of.ts';
import type { AnyList } from '../reading/select.ts';
import type { Result } from '../result.ts';
import type { LifeCycle } from '../transition.ts';
import type { CaseCorrection } from './case-correction.ts';
import type { CaseStep, Owned } from './case-step.ts';

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
  /** Who else than its organisation may move it on or correct it; nobody unless said. */
  mayWrite?: (known: Known, viewer: Viewer) => boolean;
  /** Whether an organisation had left the programme by a day: history stays, nothing is added. */
  isOut: (tx: Tx, organisationId: string, day: string) => Promise<boolean>;
  /** Whether the feed tells everybody that it changed, and not its organisation alone. */
  isEverybodys?: (known: Known) => boolean;
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

/** What is another's is not told from what is not there. */
export function mayWrite<State extends string, Act extends string, Known extends Owned<State>>(
  kind: Pick<AnyKind<State, Act, Known>, 'mayWrite'>,
  known: Known,
  viewer: Viewer,
): boolean {
  return known.organisationId === viewer.organisation || (kind.mayWrite?.(known, viewer) ?? false);
}

/** Whose feed is told of a change: everybody's also of what just ceased to be everybody's. */
export function toldOf<State extends string, Act extends string, Known extends Owned<State>>(
  { isEverybodys }: Pick<AnyKind<State, Act, Known>, 'isEverybodys'>,
  ...versions: Known[]
): string | null {
  const [{ organisationId } = { organisationId: null }] = versions;
  return isEverybodys && versions.some(isEverybodys) ? null : organisationId;
}
