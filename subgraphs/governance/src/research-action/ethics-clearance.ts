import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';

export type EthicsClearance = {
  committee: string;
  number: string;
  givenOn: string;
  /** Last day. */
  expiresOn: string;
};

export function checkClearance(
  given: EthicsClearance,
): Result<EthicsClearance, 'EthicsClearanceMalformed'> {
  const { committee, number, givenOn, expiresOn } = given;
  const fits = isPublicText(committee) && isPublicText(number) && expiresOn >= givenOn;
  return fits ? ok(given) : refuse('EthicsClearanceMalformed');
}
