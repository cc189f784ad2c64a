import { samePlainName, type Territory } from './territory.ts';

/** A territory as a source states it; open means open on the day for which the source speaks. */
export type StatedTerritory = Omit<Territory, 'id'>;

/** What is known of one period, and what another source says of the same: the newer is believed. */
export function mergeTerritory(
  known: Territory,
  stated: StatedTerritory,
  options: { reopen: boolean },
): Territory {
  const facts = mergeFacts(known, stated);
  // The known source keeps the row whose end it tells.
  if (reopens(known, stated) && !options.reopen) return { ...facts, validTo: known.validTo };
  const isNewer = stated.source.asOf > known.source.asOf;
  const corrects = stated.source.asOf === known.source.asOf && !sameFacts(known, facts);
  return { ...facts, source: isNewer || corrects ? stated.source : known.source };
}

/**
 * Whether the source has a territory in force on its day that is known to have ceased before, and
 * is newer than what is known. Mostly that is a file older than its user believes.
 */
export function reopens(known: Territory, stated: StatedTerritory): boolean {
  return known.validTo !== null && stated.validTo === null && mergeEnd(stated, known) === null;
}

function mergeFacts(known: Territory, stated: StatedTerritory): Territory {
  const [first, second] =
    stated.source.asOf >= known.source.asOf ? [stated, known] : [known, stated];
  return {
    id: known.id,
    level: known.level,
    code: known.code,
    // Registers write in capitals; a name that differs in nothing else keeps its spelling.
    name: samePlainName(known.name, stated.name) ? known.name : first.name,
    cadastralCode: first.cadastralCode ?? second.cadastralCode,
    provinceAbbreviation: first.provinceAbbreviation ?? second.provinceAbbreviation,
    provinceCode: first.provinceCode ?? second.provinceCode,
    regionCode: first.regionCode ?? second.regionCode,
    ...mergeStart(first, second),
    validTo: mergeEnd(first, second),
    perimeter: first.perimeter,
    source: known.source,
  };
}

type Start = Pick<Territory, 'validFrom' | 'validFromKnown'>;

function mergeStart(first: StatedTerritory, second: StatedTerritory): Start {
  const [better, other] =
    second.validFromKnown && !first.validFromKnown ? [second, first] : [first, second];
  const { validFrom, validFromKnown } = better;
  if (validFromKnown || validFrom <= other.validFrom) return { validFrom, validFromKnown };
  return { validFrom: other.validFrom, validFromKnown: false };
}

/**
 * An open row says only that the territory was there on its source's day, so that an end after that
 * day contradicts nothing. An end before it does: then the newer source is believed, and of two
 * equally new ones the one that knows of an end.
 */
function mergeEnd(first: StatedTerritory, second: StatedTerritory): string | null {
  if (first.validTo !== null && second.validTo !== null) return first.validTo;
  const [open, ended] = first.validTo === null ? [first, second] : [second, first];
  if (ended.validTo === null || ended.validTo > open.source.asOf) return ended.validTo;
  return open.source.asOf > ended.source.asOf ? null : ended.validTo;
}

export function sameFacts(a: Territory, b: Territory): boolean {
  return (
    a.name === b.name &&
    a.cadastralCode === b.cadastralCode &&
    a.provinceAbbreviation === b.provinceAbbreviation &&
    a.provinceCode === b.provinceCode &&
    a.regionCode === b.regionCode &&
    a.validFrom === b.validFrom &&
    a.validFromKnown === b.validFromKnown &&
    a.validTo === b.validTo &&
    a.perimeter === b.perimeter
  );
}

export function sameSource(a: Territory, b: Territory): boolean {
  const { name, asOf, confidence } = a.source;
  return name === b.source.name && asOf === b.source.asOf && confidence === b.source.confidence;
}
