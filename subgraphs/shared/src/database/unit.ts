import type { Connection, Submittable } from 'pg';
import { preparedBy } from './prepared.ts';
import type { Text } from './statement.ts';

/** A statement's text with its values, and who waits for its rows. */
export type Question = {
  text: string;
  values: Text[];
  answer: (rows: (readonly Text[])[]) => void;
  fail: (error: unknown) => void;
};

/** How many questions were answered; with an error, the next one was refused and the rest skipped. */
type Outcome = { answered: number; error: unknown };

/**
 * Questions under one Sync of PostgreSQL's extended protocol: one round trip and one implicit
 * transaction, with no `begin` or `commit` of its own. Once one is refused PostgreSQL skips all
 * that follow, so nothing is ever read without the claims that are the first.
 *
 * All answers are given at the end, together: what they lead to is then asked in one tick, hence in one
 * batch, however PostgreSQL cut what it sent.
 */
export class Unit implements Submittable {
  readonly done: Promise<Outcome>;
  readonly #questions: readonly Question[];
  readonly #prepare: boolean;
  #finish: (outcome: Outcome) => void = () => {};
  #answers: (readonly Text[])[][] = [];
  #rows: (readonly Text[])[] = [];

  constructor(questions: readonly Question[], prepare: boolean) {
    this.#questions = questions;
    this.#prepare = prepare;
    this.done = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  submit(connection: Connection): void {
    const prepared = this.#prepare ? preparedBy(connection) : undefined;
    prepared?.begin();
    connection.stream.cork();
    for (const { text, values } of this.#questions) {
      const known = prepared?.find(text);
      const name = known ?? prepared?.nameNew(text) ?? '';
      if (known === undefined) connection.parse({ name, text, types: [] }, true);
      connection.bind({ portal: '', statement: name, values, binary: '' }, true);
      connection.execute({ portal: '', rows: '0' }, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields }: { fields: Text[] }): void {
    this.#rows.push(fields);
  }

  handleCommandComplete(): void {
    this.#answers.push(this.#rows);
    this.#rows = [];
  }

  handleReadyForQuery(): void {
    this.#end(undefined);
  }

  /** PostgreSQL's refusal of a statement, or the end of the connection. */
  handleError(error: unknown): void {
    this.#end(error);
  }

  #end(error: unknown): void {
    const answers = this.#answers;
    for (const [index, rows] of answers.entries()) this.#questions[index]?.answer(rows);
    this.#finish({ answered: answers.length, error });
  }
}
