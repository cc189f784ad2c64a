import fs from 'node:fs';
import { drawFacts } from '#employment/person/sample-facts.ts';
import { planPerson } from '../../sample/person-plan.ts';
import { usualSeed } from '../../sample/plan.ts';

/** What a partner's system would write of people who are as those of the sample. */
const columns = [
  ...(['givenName', 'familyName', 'originalName', 'birthDate', 'birthDatePrecision'] as const),
  ...(['birthCountryCode', 'sex', 'residenceCode', 'language', 'email', 'phone'] as const),
];

const rowsAtOnce = 1_000;

/** A CSV file of this many people; the same ones each time. */
export function writePeopleFile(file: string, people: number): void {
  const handle = fs.openSync(file, 'w');
  fs.writeSync(handle, `${['externalRef', 'citizenshipCodes', ...columns].join(',')}\n`);
  for (let from = 1; from <= people; from += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, people - from + 1) }, (_, index) =>
      toRow(from + index),
    );
    fs.writeSync(handle, rows.join(''));
  }
  fs.closeSync(handle);
}

function toRow(index: number): string {
  const facts = drawFacts(usualSeed, planPerson(usualSeed, index));
  const cells = [
    `VL/${String(index).padStart(7, '0')}`,
    facts.citizenshipCodes.join('|'),
    ...columns.map((column) => facts[column] ?? ''),
  ];
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}
