import type { Dated, Facts, Known } from './dated.ts';

/** What is known of one period, and what another source says of the same: the newer is believed. */
export function mergeRow<Row extends Dated>(
  facts: Facts<Row>,
  known: Known<Row>,
  stated: Row,
  options: { reopen: boolean },
): Known<Row> {
  const merged = mergeFacts(facts, known, stated);
  // The known source keeps the row whose end it tells.
  if (reopens(known, stated) && !options.reopen) return { ...merged, validTo: known.validTo };
  const isNewer = stated.source.asOf > known.source.asOf;
  const corrects = stated.source.asOf === known.source.asOf && !areSameFacts(facts, known, merged);
  return { ...merged, source: isNewer || corrects ? stated.source : known.source };
}

/**
 * Whether the source has in force on its day what is known to have ceased before, and is newer than
 * what is known. Mostly that is a file older than its user believes.
 */
export function reopens(known: Dated, stated: Dated): boolean {
  return known.validTo !== null && stated.validTo === null && mergeEnd(stated, known) === null;
}

function mergeFacts<Row extends Dated>(
  facts: Facts<Row>,
  known: Known<Row>,
  stated: Row,
): Known<Row> {
  const [newer, older] =
    stated.source.asOf >= known.source.asOf ? [stated, known] : [known, stated];
  return {
    ...known,
    ...facts.merge(known, newer, older),
    ...mergeStart(newer, older),
    validTo: mergeEnd(newer, older),
    source: known.source,
  };
}

type Start = Pick<Dated, 'validFrom' | 'validFromKnown'>;

function mergeStart(newer: Dated, older: Dated): Start {
  const [better, other] =
    older.validFromKnown && !newer.validFromKnown ? [older, newer] : [newer, older];
  const { validFrom, validFromKnown } = better;
  if (validFromKnown || validFrom <= other.validFrom) return { validFrom, validFromKnown };
  return { validFrom: other.validFrom, validFromKnown: false };
}

/**
 * An open row says only that it was so on its source's day, so that an end after that day
 * contradicts nothing. An end before it does: then the newer source is believed, and of two equally
 * new ones the one that knows of an end.
 */
function mergeEnd(newer: Dated, older: Dated): string | null {
  if (newer.validTo !== null && older.validTo !== null) return newer.validTo;
  const [open, ended] = newer.validTo === null ? [newer, older] : [older, newer];
  if (ended.validTo === null || ended.validTo > open.source.asOf) return ended.validTo;
  return open.source.asOf > ended.source.asOf ? null : ended.validTo;
}

export function areSameFacts<Row extends Dated>(facts: Facts<Row>, a: Row, b: Row): boolean {
  return (
    facts.areSame(a, b) &&
    a.validFrom === b.validFrom &&
    a.validFromKnown === b.validFromKnown &&
    a.validTo === b.validTo
  );
}

export function haveSameSource(a: Dated, b: Dated): boolean {
  const { name, asOf, confidence } = a.source;
  return name === b.source.name && asOf === b.source.asOf && confidence === b.source.confidence;
}
