import { ok, type Result, refuse } from '#shared/result.ts';
import {
  aroundComune,
  type TerritoryLevel,
  type TerritoryReference,
  territoryKey,
} from '#shared/territory-key.ts';

const veneto = '05';
const most = 50;

/** As governance writes the codes of each level; which of them exist is for governance to say. */
const codes: Record<TerritoryLevel, RegExp> = {
  COMUNE: /^\d{6}$/,
  PROVINCE: /^\d{3}$/,
  REGION: /^\d{2}$/,
  ATS: /^VEN_\d{2}$/,
  CPI_BASIN: /^[A-Z0-9][A-Z0-9-]{0,19}$/,
};

/** As `LEVEL:code`; what takes place in a comune takes place in its province and region too. */
export function checkTerritories(
  given: readonly TerritoryReference[],
): Result<string[], 'ActivityTerritoriesMalformed'> {
  const isSound =
    given.length > 0 &&
    given.length <= most &&
    given.every(({ level, code }) => codes[level].test(code));
  if (!isSound) return refuse('ActivityTerritoriesMalformed');
  const keys = given.flatMap((each) =>
    each.level === 'COMUNE' ? aroundComune(each.code, veneto) : [territoryKey(each)],
  );
  return ok([...new Set(keys)]);
}
