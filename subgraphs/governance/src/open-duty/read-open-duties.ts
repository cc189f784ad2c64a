import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findOpenDuties } from './open-duty.repository.ts';
import type { OpenDuty } from './open-duty.ts';

/** Reads, as the platform, also drafts that the Regione does not see: that there is one, not what it says. */
export async function readOpenDuties(
  context: Context,
  organisationId: string,
): Promise<OpenDuty[]> {
  const { viewer } = context;
  const isOwn = viewer.organisation === organisationId;
  requireScope(context, isOwn ? 'governance:read' : 'governance:decide');
  requireId(context, 'organisation', organisationId);
  return readAsPlatform(context, (tx) => findOpenDuties(tx, organisationId));
}
