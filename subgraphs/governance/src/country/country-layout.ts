import { z } from 'zod';
import { addDays } from '#shared/clock.ts';
import { belongingLayout } from '../reference/belonging-layout.ts';
import {
  cadastralCode,
  cell,
  cellOrNull,
  codeCell,
  forever,
  italianDayOrNull,
  nameCell,
  nameOrNull,
  unknownStart,
} from '../reference/cells.ts';
import { defineLayout } from '../reference/layout.ts';
import { displayName } from '../territory/display-name.ts';
import { samePlainName } from '../territory/territory.ts';
import type { CountryKind, CountryUse } from './country.ts';

export type CountryRow = {
  code: string;
  kind: CountryKind;
  labelIt: string;
  labelEn: string | null;
  exchangeCode: string | null;
  cadastralCode: string | null;
  usableAs: CountryUse[];
  validFrom: string;
  validFromKnown: boolean;
  validTo: string | null;
};

const kinds: Record<string, CountryKind> = {
  STATO: 'STATE',
  TERRITORIO: 'TERRITORY',
  ALTRO: 'OTHER',
  '': 'NO_STATE',
};

const yesOrNo = cell(/^[SN]?$/, 'YES_NO_OR_NOTHING').transform((value) => value === 'S');

const columns = z.object({
  NAME_IT: nameCell,
  NAME_ISTAT: nameOrNull,
  NAME_EN: nameOrNull,
  ISO3: cellOrNull(/^[A-Z]{3}$/, 'THREE_CAPITALS_OR_NOTHING'),
  ISTAT_CODE: cell(/^\d{3}$/, 'THREE_DIGITS'),
  CATASTALE_AT: cadastralCode,
  USABLE_CITIZENSHIP: yesOrNo,
  USABLE_BIRTH: yesOrNo,
  USABLE_RESIDENCE: yesOrNo,
  TYPE: cell(/^(STATO|TERRITORIO|ALTRO)?$/, 'COUNTRY_KIND'),
  VALID_FROM: italianDayOrNull,
  VALID_TO: italianDayOrNull,
});

/** Table 2 of ANPR. Its `valid_to` is the last day in force, as in ANPR's archive of comuni. */
export const anprCountries = defineLayout(
  'ANPR table 2 (foreign states)',
  columns,
  (row): CountryRow => ({
    code: row.ISTAT_CODE,
    kind: kinds[row.TYPE] ?? 'NO_STATE',
    labelIt: nameOf(row.NAME_IT, row.NAME_ISTAT),
    // Stars lead to notes that are not in the file.
    labelEn: row.NAME_EN?.replace(/\*+$/, '') ?? null,
    exchangeCode: row.ISO3,
    cadastralCode: row.CATASTALE_AT,
    usableAs: [
      ...(row.USABLE_CITIZENSHIP ? ['CITIZENSHIP' as const] : []),
      ...(row.USABLE_BIRTH ? ['BIRTH' as const] : []),
      ...(row.USABLE_RESIDENCE ? ['RESIDENCE' as const] : []),
    ],
    validFrom: row.VALID_FROM ?? unknownStart,
    validFromKnown: row.VALID_FROM !== null && row.VALID_FROM !== unknownStart,
    validTo: row.VALID_TO === null || row.VALID_TO === forever ? null : addDays(row.VALID_TO, 1),
  }),
);

export const citizenshipGroupLayout = belongingLayout(
  'countries of citizenship groups',
  { column: 'GROUP', cell: codeCell },
  { column: 'COUNTRY', cell: codeCell },
);

/** ANPR writes in capitals and without accents; ISTAT's name serves where it is the same name. */
function nameOf(nameIt: string, nameIstat: string | null): string {
  // One row has in its name what should have been in the next column.
  const name = nameIt.replace(/^- DENOMINAZIONEISTAT: /, '').replace(/\*+$/, '');
  return nameIstat !== null && samePlainName(name, nameIstat) ? nameIstat : displayName(name);
}
