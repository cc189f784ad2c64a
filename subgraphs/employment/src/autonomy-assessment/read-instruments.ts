import type { Context } from '#shared/context.ts';
import { instrumentRows, toInstruments } from './autonomy-instrument.repository.ts';
import type { AutonomyInstrument } from './autonomy-instrument.ts';

/** Every version of every instrument: they are few, and public. */
export function readInstruments({ loaders, read }: Context): Promise<AutonomyInstrument[]> {
  return loaders.keep('autonomy instruments', async () =>
    toInstruments(await read(instrumentRows)),
  );
}

/** The version by which somebody was assessed. */
export async function getInstrument(
  context: Context,
  {
    instrumentCode: code,
    instrumentVersion: version,
  }: Record<'instrumentCode' | 'instrumentVersion', string>,
): Promise<AutonomyInstrument> {
  const instruments = await readInstruments(context);
  const found = instruments.find((each) => each.code === code && each.version === version);
  if (!found) throw new Error(`There is no version ${version} of ${code}`);
  return found;
}
