import { type Writing, writeFile } from '../reference/file-writing.fixture.ts';

/** Made-up comuni in the layout of the official archive, as many as wanted, for tests. */
export type ArchiveRow = {
  code: string;
  name: string;
  from: string;
  /** Last day in force. */
  to?: string;
  cadastralCode?: string;
};

const columns = [
  'ID',
  'DATAISTITUZIONE',
  'DATACESSAZIONE',
  'CODISTAT',
  'CODCATASTALE',
  'DENOMINAZIONE_IT',
  'IDPROVINCIAISTAT',
  'IDREGIONE',
  'STATO',
  'SIGLAPROVINCIA',
  'DATAULTIMOAGG',
];

/** An old comune that changed its name once, and one that ceased, for each hundred of the count. */
export function archiveRows(count: number): ArchiveRow[] {
  return Array.from({ length: count }, (_, index) => {
    const code = String(96_001 + index).padStart(6, '0');
    const cadastralCode = index % 7 === 0 ? 'ND' : `Z${String(index % 1_000).padStart(3, '0')}`;
    const name = `BORGO ${index}`;
    if (index % 100 === 50) {
      return [{ code, name, cadastralCode, from: '1866-11-19', to: '2019-12-31' }];
    }
    if (index % 100 !== 0) return [{ code, name, cadastralCode, from: '1866-11-19' }];
    return [
      { code, name, cadastralCode, from: '1866-11-19', to: '1924-11-13' },
      { code, name: `${name} TERME`, cadastralCode, from: '1924-11-14' },
    ];
  }).flat();
}

export function writeArchive(rows: readonly ArchiveRow[], writing: Writing = {}): Buffer {
  const records = rows.map(({ code, name, from, to = '9999-12-31', cadastralCode = '' }, index) => [
    String(index),
    ...[from, to, code, cadastralCode, name, code.slice(0, 3), '05'],
    ...[to === '9999-12-31' ? 'A' : 'C', 'ZZ', '2023-05-16'],
  ]);
  return writeFile(columns, records, writing);
}
