import { type Facts, toPlain } from './person-facts.ts';

type Row = Omit<Facts, 'id' | 'validTo' | 'supersededAt'> & { factsId: string };

/** The version of facts in a row of either table that holds them. */
export function toFacts(row: Row): Omit<Facts, 'validTo' | 'supersededAt'> {
  const { factsId: id, validFrom, recordedAt, sealed } = row;
  return { ...toPlain(row), id, validFrom, recordedAt, sealed };
}
