import type { CodeListName } from '#governance/code-list/code-list.ts';
import { readCodeListFile } from '#governance/code-list/code-list-file.ts';
import { importCodeList } from '#governance/code-list/import-code-list.ts';
import { readCountryFile } from '#governance/country/country-file.ts';
import { citizenshipGroupLayout } from '#governance/country/country-layout.ts';
import { importCountries, importGroupMemberships } from '#governance/country/import-countries.ts';
import type { Belonging } from '#governance/reference/belonging.ts';
import {
  type BelongingRow,
  type NumberedBelonging,
  readBelongings,
} from '#governance/reference/belonging-layout.ts';
import type { ImportOptions } from '#governance/reference/bring-in.ts';
import type { Dated } from '#governance/reference/dated.ts';
import type { Parsed } from '#governance/reference/file-problem.ts';
import type { Layout } from '#governance/reference/layout.ts';
import { isEmpty, type Plan } from '#governance/reference/plan.ts';
import { type AreaLevel, importParts } from '#governance/territory/import-parts.ts';
import { ambitoLayout, basinLayout } from '#governance/territory/part-layout.ts';
import type { Source } from '#shared/database/columns.ts';
import type { Database } from '#shared/database/database.ts';
import type { ListName } from './list-names.ts';
import { listedParts, remarkOnConfirmed, type Summary, summariseParts } from './summary.ts';

type Options = ImportOptions & { asOf: string; today: string };

/** Reads a file and answers how to bring it in, or what is wrong with it. */
export type Importer = (
  bytes: Uint8Array,
  asked: { fileName: string; asOf: string },
) => Parsed<(database: Database, options: Options) => Promise<Parsed<Summary>>>;

/** How each list but that of comuni comes in. */
export const importers: Record<Exclude<ListName, 'comuni'>, Importer> = {
  countries: (bytes, { asOf }) =>
    whenRead(readCountryFile(bytes, asOf), (file) => async (database, options) => {
      const plan = await importCountries(database, file, options);
      const told = { ...file, rows: file.countries.length, options };
      return summarised(plan, told, ({ code, labelIt }) => `${code} ${labelIt ?? ''}`);
    }),
  'ats-comuni': partImporter('ATS', ambitoLayout),
  'cpi-comuni': partImporter('CPI_BASIN', basinLayout),
  'citizenship-group-countries': belongingImporter(citizenshipGroupLayout, importGroupMemberships),
  'ateco-2007': codeListImporter('ATECO_2007'),
  'ateco-2025': codeListImporter('ATECO_2025'),
  'cefr-level': codeListImporter('CEFR_LEVEL'),
  'citizenship-group': codeListImporter('CITIZENSHIP_GROUP'),
  'digcomp-2-2': codeListImporter('DIGCOMP_2_2'),
  'digcomp-2-2-level': codeListImporter('DIGCOMP_2_2_LEVEL'),
  'education-level': codeListImporter('EDUCATION_LEVEL'),
  'eqf-level': codeListImporter('EQF_LEVEL'),
  'esco-occupation': codeListImporter('ESCO_OCCUPATION'),
  'esco-skill': codeListImporter('ESCO_SKILL'),
  'isced-2011': codeListImporter('ISCED_2011'),
  'isco-08': codeListImporter('ISCO_08'),
  language: codeListImporter('LANGUAGE'),
  'permit-kind': codeListImporter('PERMIT_KIND'),
  'permit-status': codeListImporter('PERMIT_STATUS'),
};

function codeListImporter(list: CodeListName): Importer {
  return (bytes, asked) =>
    whenRead(readCodeListFile(bytes, list, asked), (file) => async (database, options) => {
      const plan = await importCodeList(database, file, options);
      const told = { ...file, rows: file.entries.length, options };
      return summarised(
        plan,
        told,
        ({ code, labelIt, labelEn }) => `${code} ${labelIt ?? labelEn}`,
      );
    });
}

function partImporter(level: AreaLevel, layout: Layout<BelongingRow>): Importer {
  return belongingImporter(layout, (database, rows, options) =>
    importParts(database, level, rows, options),
  );
}

function belongingImporter(
  layout: Layout<BelongingRow>,
  bringIn: (
    database: Database,
    rows: readonly NumberedBelonging[],
    options: Options,
  ) => Promise<Parsed<Plan<Belonging>>>,
): Importer {
  return (bytes, { fileName, asOf }) =>
    whenRead(readBelongings(bytes, layout), (rows) => async (database, options) => {
      const plan = await bringIn(database, rows, options);
      const source: Source = { name: fileName, asOf, confidence: 'STATED' };
      const told = { source, layout: layout.name, rows: rows.length, options };
      return summarised(
        plan,
        told,
        ({ whole, part, validFrom, validTo }) =>
          `${part} in ${whole}, ${validFrom} to ${validTo ?? 'now'}`,
      );
    });
}

function whenRead<File, Then>(read: Parsed<File>, then: (file: File) => Then): Parsed<Then> {
  return read.ok ? { ok: true, value: then(read.value) } : read;
}

type Told = { source: Source; layout: string; rows: number; options: Options };

function summarised<Row extends Dated>(
  plan: Parsed<Plan<Row>>,
  { source, layout, rows, options }: Told,
  describe: (row: Row) => string,
): Parsed<Summary> {
  return whenRead(plan, (done) => ({
    source,
    layout,
    rows,
    columns: ['all'],
    counts: summariseParts(done, ({ length }) => [length]),
    remarks: remarkOnConfirmed(done, source.asOf),
    lists: listedParts(done, options.reopen, describe),
    doubts: [],
    hasChanges: !isEmpty(done),
  }));
}
