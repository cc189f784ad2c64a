import type { Connection } from 'pg';

/** Beyond this many, texts are parsed each time: what a connection keeps stays bounded. */
const most = 500;

/** The statements that a connection has prepared; PostgreSQL keeps them when a unit fails. */
export class Prepared {
  readonly #names = new Map<string, string>();
  #asked: [text: string, name: string][] = [];

  /** A unit begins: all answers to the last one are in. */
  begin(): void {
    this.#asked = [];
  }

  find(text: string): string | undefined {
    return this.#names.get(text) ?? this.#asked.find(([asked]) => asked === text)?.[1];
  }

  /** A name under which to prepare a text; undefined when there are enough. */
  nameNew(text: string): string | undefined {
    const number = this.#names.size + this.#asked.length;
    if (number >= most) return undefined;
    const name = `polis_${number}`;
    this.#asked.push([text, name]);
    return name;
  }

  /** PostgreSQL answers in the order asked, and not at all what it skipped. */
  confirm(): void {
    const first = this.#asked.shift();
    if (first) this.#names.set(...first);
  }
}

const byConnection = new WeakMap<Connection, Prepared>();

export function preparedBy(connection: Connection): Prepared {
  const known = byConnection.get(connection);
  if (known) return known;
  const prepared = new Prepared();
  byConnection.set(connection, prepared);
  connection.on('parseComplete', () => prepared.confirm());
  return prepared;
}
