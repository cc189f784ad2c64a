import { and, eq, getTableColumns } from 'drizzle-orm';
import { getSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { statement, write } from '#shared/database/statement.ts';
import { asGiven, toSourceColumns } from '../access-point/reference.repository.ts';
import { autonomyDimensions, autonomyInstruments } from './autonomy-assessment.table.ts';
import type { AutonomyDimension, AutonomyInstrument } from './autonomy-instrument.ts';

const columns = {
  instrument: getTableColumns(autonomyInstruments),
  dimension: getTableColumns(autonomyDimensions),
};

type Row = {
  instrument: typeof autonomyInstruments.$inferSelect;
  dimension: typeof autonomyDimensions.$inferSelect;
};

const { code, version, validFrom } = autonomyInstruments;

const ofInstrument = and(
  eq(autonomyDimensions.instrumentCode, code),
  eq(autonomyDimensions.instrumentVersion, version),
);

/** A row for each dimension of every version, in order. */
export const instrumentRows = statement(
  columns,
  write
    .select(columns)
    .from(autonomyInstruments)
    .innerJoin(autonomyDimensions, ofInstrument)
    .orderBy(validFrom, code, version, autonomyDimensions.position),
);

export function toInstruments(rows: readonly Row[]): AutonomyInstrument[] {
  const instruments = new Map<string, AutonomyInstrument>();
  for (const { instrument, dimension } of rows) {
    const { code, version, validFrom, validTo } = instrument;
    const key = keyOf(instrument);
    const known = instruments.get(key);
    const made = known ?? { code, version, validFrom, validTo, source: getSource(instrument) };
    const { instrumentCode: _, instrumentVersion: __, ...asked } = dimension;
    const dimensions: AutonomyDimension[] = [...(known?.dimensions ?? []), asked];
    instruments.set(key, { ...made, dimensions });
  }
  return [...instruments.values()];
}

const keyOf = ({ code, version }: Pick<AutonomyInstrument, 'code' | 'version'>) =>
  JSON.stringify([code, version]);

export async function findInstrument(
  tx: Tx,
  named: Pick<AutonomyInstrument, 'code' | 'version'>,
): Promise<AutonomyInstrument | undefined> {
  const rows = await tx
    .select(columns)
    .from(autonomyInstruments)
    .innerJoin(autonomyDimensions, ofInstrument)
    .where(and(eq(code, named.code), eq(version, named.version)))
    .orderBy(autonomyDimensions.position);
  return toInstruments(rows)[0];
}

/** Writes what is new or different; answers how many that were. */
export async function upsertInstruments(
  tx: Tx,
  listed: readonly AutonomyInstrument[],
): Promise<{ autonomyInstruments: number; autonomyDimensions: number }> {
  const instruments = await tx
    .insert(autonomyInstruments)
    .values(
      listed.map(({ dimensions: _, source, ...facts }) => ({
        ...facts,
        ...toSourceColumns(source),
      })),
    )
    .onConflictDoUpdate({ target: [code, version], ...asGiven(autonomyInstruments) })
    .returning({ code });
  const { instrumentCode, instrumentVersion, code: dimensionCode } = autonomyDimensions;
  const dimensions = await tx
    .insert(autonomyDimensions)
    .values(
      listed.flatMap((instrument) =>
        instrument.dimensions.map((dimension) => ({
          ...dimension,
          instrumentCode: instrument.code,
          instrumentVersion: instrument.version,
        })),
      ),
    )
    .onConflictDoUpdate({
      target: [instrumentCode, instrumentVersion, dimensionCode],
      ...asGiven(autonomyDimensions),
    })
    .returning({ code: dimensionCode });
  return { autonomyInstruments: instruments.length, autonomyDimensions: dimensions.length };
}
