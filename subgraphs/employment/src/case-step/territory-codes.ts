/** ISTAT gives each comune six digits; whether it exists is for governance to say. */
export function isComuneCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}

/** The Region gives each ambito territoriale sociale a number, as in `VEN_09`. */
export function isAtsCode(code: string): boolean {
  return /^VEN_\d{2}$/.test(code);
}
