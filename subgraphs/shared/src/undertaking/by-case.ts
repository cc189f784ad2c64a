import { getUuid, prefixOf, toTypeId } from '../type-id.ts';

/** Reads what hangs on cases or undertakings of a type: their id lies in its table as a UUID. */
export function byCase(caseType: string) {
  const prefix = prefixOf(caseType);
  return <Row extends { caseId: string }>(row: Row) => {
    const caseId = toTypeId(prefix, row.caseId);
    return { of: caseId, value: { ...row, caseId } };
  };
}

/** The other way round. */
export function withCaseUuid<Part extends { caseType: string; caseId: string }>(part: Part): Part {
  return { ...part, caseId: getUuid(prefixOf(part.caseType), part.caseId) };
}
