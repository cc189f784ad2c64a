import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Confidence } from '#shared/database/columns.ts';
import { referenceId } from '#shared/reference-id.ts';
import {
  type AccessPoint,
  accessPointKinds,
  accessPointStates,
  type Expectation,
} from './access-point.ts';

export const day = z.iso.date();
export const empty = z.literal('').transform(() => null);
const key = z.string().regex(/^[a-z0-9-]+$/);
const code = z.string().regex(/^[A-Z0-9-]+$/);
const territory = z.string().regex(/^(COMUNE|PROVINCE|ATS|CPI_BASIN|REGION):\S+$/);

export const sourceFields = {
  source_name: z.string().min(1),
  source_as_of: day,
  source_confidence: z.enum(['VERIFIED', 'STATED', 'REPORTED', 'UNCONFIRMED', 'SYNTHETIC']),
};

const accessPointRow = z.object({
  code,
  kind: z.enum(accessPointKinds),
  name: z.string().min(1),
  state: z.enum(accessPointStates),
  comune_code: empty.or(z.string().regex(/^\d{6}$/)),
  operating_organisation: key,
  host_organisation: empty.or(key),
  parent_code: empty.or(code),
  serves: z
    .string()
    .transform((keys) => keys.split(' ').filter(Boolean))
    .pipe(z.array(territory)),
  valid_from: day,
  valid_to: empty.or(day),
  ...sourceFields,
});

const expectationRow = z.object({
  kind: z.enum(accessPointKinds),
  valid_from: day,
  expected: z.string().regex(/^\d+$/).transform(Number),
  ...sourceFields,
});

/** `serves` are territory keys (`LEVEL:code`). */
export type ListedAccessPoint = { accessPoint: AccessPoint; serves: string[] };

export type ListedExpectation = Expectation & { validFrom: string };

/** The access points of a reference file, in its order. */
export function parseAccessPoints(csv: string): ListedAccessPoint[] {
  return parseRows(csv, accessPointRow).map((row) => ({
    serves: row.serves,
    accessPoint: {
      id: referenceId('access_point', row.code),
      code: row.code,
      kind: row.kind,
      name: row.name,
      state: row.state,
      comuneCode: row.comune_code,
      operatingOrganisationId: referenceId('organisation', row.operating_organisation),
      hostOrganisationId:
        row.host_organisation && referenceId('organisation', row.host_organisation),
      parentId: row.parent_code && referenceId('access_point', row.parent_code),
      validFrom: row.valid_from,
      validTo: row.valid_to,
      source: toSource(row),
    },
  }));
}

export function parseExpectations(csv: string): ListedExpectation[] {
  return parseRows(csv, expectationRow).map((row) => ({
    kind: row.kind,
    validFrom: row.valid_from,
    expected: row.expected,
    source: toSource(row),
  }));
}

type SourceRow = {
  source_name: string;
  source_as_of: string;
  source_confidence: Confidence;
};

export function toSource(row: SourceRow) {
  return {
    name: row.source_name,
    asOf: row.source_as_of,
    confidence: row.source_confidence,
  };
}

/** A malformed row is named by its line; none is skipped. */
export function parseRows<Row>(csv: string, schema: z.ZodType<Row>): Row[] {
  const lines: { record: unknown; info: { lines: number } }[] = parse(csv, {
    columns: true,
    bom: true,
    info: true,
    skip_empty_lines: true,
  });
  return lines.map(({ record, info }) => {
    const row = schema.safeParse(record);
    if (row.success) return row.data;
    throw new Error(`Line ${info.lines}: ${z.prettifyError(row.error)}`);
  });
}
