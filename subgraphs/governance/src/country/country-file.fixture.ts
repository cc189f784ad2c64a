import { type Writing, writeFile } from '../reference/file-writing.fixture.ts';

/** Made-up states in the layout of ANPR's table 2, as many as wanted, for tests. */
export type AnprRow = {
  code: string;
  name: string;
  nameIstat?: string;
  nameEnglish?: string;
  iso3?: string;
  cadastralCode?: string;
  /** Citizenship, birth, residence: `SNS`. */
  uses?: string;
  type?: string;
  from?: string;
  /** Last day in force. */
  to?: string;
};

const columns = `anpr_id,name_it,name_istat,name_en,iso3,istat_code,catastale_AT,min_interno_code,usable_citizenship,usable_birth,usable_residence,type,valid_from,valid_to`;

/** Codes that the shipped list does not have, the last of them of a state that ceased. */
export function anprRows(count: number): AnprRow[] {
  return Array.from({ length: count }, (_, index) => ({
    code: String(index).padStart(3, '0'),
    name: `STATO ${index}`,
    nameEnglish: `State ${index}`,
    iso3: `X${letters(index)}`,
    ...(index % 3 > 0 && { cadastralCode: `Y${String(index).padStart(3, '0')}` }),
    type: index % 10 === 9 ? 'TERRITORIO' : 'STATO',
    uses: index % 10 === 9 ? 'NNS' : 'SSS',
    ...(index === count - 1 && { to: '31/12/1999' }),
  }));
}

export function writeAnpr(rows: readonly AnprRow[], writing: Writing = {}): Buffer {
  const records = rows.map((row, index) => {
    const { uses = 'SSS', type = 'STATO', from = '01/01/1900', to = '31/12/9999' } = row;
    const names = [row.name, row.nameIstat ?? '', row.nameEnglish ?? '', row.iso3 ?? ''];
    const codes = [row.code, row.cadastralCode ?? '', row.code];
    return [String(index + 1), ...names, ...codes, ...uses.padEnd(3), type, from, to].map((field) =>
      field.trim(),
    );
  });
  return writeFile(columns.split(','), records, writing);
}

function letters(index: number): string {
  return String.fromCharCode(65 + (Math.floor(index / 26) % 26), 65 + (index % 26));
}
