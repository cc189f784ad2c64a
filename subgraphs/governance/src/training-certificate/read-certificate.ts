import type { Context } from '#shared/context.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { findCertificateNumber } from './certificate-number.ts';
import { certificatesByNumber } from './training-certificate.repository.ts';
import type { TrainingCertificate } from './training-certificate.ts';

/** By its number as somebody typed it; the database is not asked for what cannot be one. */
export async function readCertificate(
  context: Context,
  typed: string,
): Promise<TrainingCertificate | null> {
  const number = findCertificateNumber(typed);
  if (number === undefined) return null;
  const question = 'certificate by number';
  const [certificate] = await readAllOf(context, question, certificatesByNumber, number);
  return certificate ?? null;
}
