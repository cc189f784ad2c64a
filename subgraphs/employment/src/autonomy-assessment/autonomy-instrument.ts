import type { Source } from '#shared/database/columns.ts';

/** What an instrument asks about; `position` is the order in which it does. */
export type AutonomyDimension = {
  code: string;
  position: number;
  labelIt: string;
  labelEn: string;
  minimum: number;
  maximum: number;
};

/** A version of it, as it came into use. */
export type AutonomyInstrument = {
  code: string;
  version: string;
  validFrom: string;
  validTo: string | null;
  dimensions: AutonomyDimension[];
  source: Source;
};

export function isValidOn(
  { validFrom, validTo }: Pick<AutonomyInstrument, 'validFrom' | 'validTo'>,
  day: string,
): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}
