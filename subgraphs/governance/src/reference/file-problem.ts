/** Why a file, or a row of it, is not taken. Stable; programs decide by it. */
export type FileProblemCode =
  | 'FILE_NOT_UTF8'
  | 'FILE_EMPTY'
  | 'FILE_WITHOUT_ROWS'
  | 'FILE_LANGUAGE_UNKNOWN'
  | 'CSV_MALFORMED'
  | 'COLUMN_REPEATED'
  | 'FIELD_COUNT_WRONG'
  | 'LAYOUT_UNKNOWN'
  | 'VALUE_MALFORMED'
  | 'PERIOD_ENDS_BEFORE_START'
  | 'PERIOD_OVERLAPS'
  | 'PERIOD_OVERLAPS_KNOWN'
  | 'SUCCESSOR_WITHOUT_END'
  | 'SUCCESSOR_IS_ITSELF'
  | 'PARENT_UNKNOWN'
  | 'COMUNE_UNKNOWN'
  | 'COMUNE_NOT_IN_FORCE'
  | 'AREA_UNKNOWN'
  | 'AREA_NOT_IN_FORCE'
  | 'COUNTRY_UNKNOWN'
  | 'GROUP_UNKNOWN';

/** `details` fill the placeholders of its wording; `takes` names an expectation. */
export type FileProblem = {
  line: number;
  code: FileProblemCode;
  details: Record<string, string | number>;
};

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problems: FileProblem[] };

export function fileProblem(
  line: number,
  code: FileProblemCode,
  details: FileProblem['details'] = {},
): FileProblem {
  return { line, code, details };
}

export function refuseFile(...problems: FileProblem[]): { ok: false; problems: FileProblem[] } {
  return { ok: false, problems };
}
