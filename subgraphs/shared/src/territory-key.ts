/**
 * How domains name a territory to each other: its level and code, which outlive the dated
 * territories behind them. In tables it is one text, `ATS:VEN_09`.
 */
export type TerritoryLevel = 'COMUNE' | 'PROVINCE' | 'ATS' | 'CPI_BASIN' | 'REGION';

export type TerritoryReference = { level: TerritoryLevel; code: string };

export function territoryKey({ level, code }: TerritoryReference): string {
  return `${level}:${code}`;
}

export function fromTerritoryKey(key: string): TerritoryReference {
  const separator = key.indexOf(':');
  // Keys are only written by `territoryKey`.
  return { level: key.slice(0, separator) as TerritoryLevel, code: key.slice(separator + 1) };
}

/** A comune with its province and region, which its ISTAT code tells: all that lies around it. */
export function aroundComune(code: string, regionCode: string): string[] {
  return [`COMUNE:${code}`, `PROVINCE:${code.slice(0, 3)}`, `REGION:${regionCode}`];
}

/** ISTAT gives each comune six digits; whether it exists is for governance to say. */
export function isComuneKey(key: string): boolean {
  return /^COMUNE:\d{6}$/.test(key);
}

/** Also of an ambito territoriale sociale, which the Region gives a number, as in `VEN_09`. */
export function isComuneOrAtsKey(key: string): boolean {
  return isComuneKey(key) || /^ATS:VEN_\d{2}$/.test(key);
}
