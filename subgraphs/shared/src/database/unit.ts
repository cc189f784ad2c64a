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
 */
export class Unit implements Submittable {
  readonly done: Promise<Outcome>;
  readonly #questions: readonly Question[];
  readonly #prepare: boolean;
  #finish: (outcome: Outcome) => void = () => {};
  #answered = 0;
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
    this.#questions[this.#answered]?.answer(this.#rows);
    this.#rows = [];
    this.#answered += 1;
  }

  handleReadyForQuery(): void {
    this.#finish({ answered: this.#answered, error: undefined });
  }

  /** PostgreSQL's refusal of a statement, or the end of the connection. */
  handleError(error: unknown): void {
    this.#finish({ answered: this.#answered, error });
  }
}
