import { type Writing, writeFile } from '../reference/file-writing.fixture.ts';

/** A made-up classification in the layout of the vocabulary ATECO 2007, of all its six levels. */
export function atecoRecords(divisions: number): string[][] {
  return Array.from({ length: divisions }, (_, index) => {
    const division = String(index + 1).padStart(2, '0');
    const above =
      index % 10 === 0 ? [[String.fromCharCode(65 + index / 10), 'SEZIONE, IN MAIUSCOLE']] : [];
    const below = ['', '.1', '.11', '.11.1', '.11.10', '.11.2', '.11.20', '.2', '.21', '.21.0'];
    return [
      ...above,
      ...below.map((end) => [`${division}${end}`, `Attività ${division}${end}, con "virgolette"`]),
    ].map((cells) => [...cells, '']);
  }).flat();
}

export function writeAteco(records: readonly string[][], writing: Writing = {}): Buffer {
  return writeFile(['Codice Ateco 2007', 'Descrizione', 'Aggiornamento'], records, writing);
}

/** Made-up languages in the layout of the table of ISO 639-3. */
export function writeLanguages(count: number): Buffer {
  const columns = 'Id,Part2b,Part2t,Part1,Scope,Language_Type,Ref_Name,Comment'.split(',');
  const records = Array.from({ length: count }, (_, index) => {
    const id = `q${String.fromCharCode(97 + (Math.floor(index / 26) % 26), 97 + (index % 26))}`;
    return [id, '', '', '', 'I', 'L', `Language ${index}`, ''];
  });
  return writeFile(columns, records, { bom: false, delimiter: '\t', quotes: false });
}
