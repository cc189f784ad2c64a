import { createHash } from 'node:crypto';
import { z } from 'zod';
import { claimText, type Viewer } from '#shared/identity/viewer.ts';
import type { PdndIssuer } from './issuer-config.ts';
import { TokenRejected } from './token-rejected.ts';

const voucherSchema = z
  .object({
    sub: claimText,
    client_id: claimText,
    jti: claimText,
    purposeId: z.string(),
    producerId: z.string(),
    consumerId: z.string(),
    eserviceId: z.string(),
    descriptorId: z.string(),
    digest: z
      .object({ alg: z.literal('SHA256'), value: z.string().regex(/^[0-9a-f]{64}$/) })
      .optional(),
  })
  .refine(({ sub, client_id }) => sub === client_id);

/** A consumer of PDND as the graph knows it, and the evidence its requests have to come with. */
export function readVoucher(
  { producerId, agreements }: PdndIssuer,
  payload: unknown,
): { viewer: Viewer; digest: string | undefined } {
  const voucher = voucherSchema.safeParse(payload);
  if (!voucher.success || voucher.data.producerId !== producerId) throw new TokenRejected('claims');
  const { consumerId, eserviceId, purposeId, sub, jti, digest } = voucher.data;
  const agreed = agreements
    .filter((each) => each.consumerId === consumerId && each.eserviceId === eserviceId)
    .filter((each) => each.purposeId === undefined || each.purposeId === purposeId)
    // What is agreed on one purpose goes before what is on any.
    .toSorted((a, b) => Number(b.purposeId !== undefined) - Number(a.purposeId !== undefined))[0];
  if (!agreed) throw new TokenRejected('consumer');
  if (agreed.evidence && !digest) throw new TokenRejected('evidence');
  const { organisation, purpose, scopes } = agreed;
  return {
    viewer: {
      subject: sub,
      role: 'PARTNER_SYSTEM',
      organisation,
      accessPoint: null,
      purpose,
      scopes: [...new Set(scopes)],
      token: jti,
      client: sub,
    },
    digest: digest?.value,
  };
}

/** AgID's AUDIT_REST_02: SHA-256 of the evidence as it came, in hexadecimal. */
export function digestOfEvidence(evidence: string): string {
  return createHash('sha256').update(evidence).digest('hex');
}
