import type { Source } from '#shared/database/columns.ts';

/** A fact of reference data as a source states it; open means open on the day it speaks for. */
export type Dated = {
  validFrom: string;
  validFromKnown: boolean;
  /** First day no longer in force. */
  validTo: string | null;
  source: Source;
};

/** The same as we know it, under an id that stays. */
export type Known<Row extends Dated> = Row & { id: string };

/** What tells one kind of fact from another when sources are weighed. */
export type Facts<Row extends Dated> = {
  /** Rows with one key follow each other in time and never overlap. */
  keyOf: (row: Row) => string;
  /** An id for a new row; another one for each attempt. */
  idOf: (row: Row, attempt: number) => string;
  /** Of what is neither period nor source, the newer source's, where it says anything. */
  merge: (known: Row, newer: Row, older: Row) => Partial<Row>;
  /** Whether they agree on what is neither period nor source. */
  areSame: (a: Row, b: Row) => boolean;
};

export function isInForce(
  { validFrom, validTo }: Pick<Dated, 'validFrom' | 'validTo'>,
  on: string,
): boolean {
  return validFrom <= on && (validTo === null || on < validTo);
}
