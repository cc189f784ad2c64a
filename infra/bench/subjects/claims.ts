import type { Viewer } from '#shared/identity/viewer.ts';
import { uuidOf } from '../uuid.ts';

/**
 * Who asks, for the references: they take it as said, where ours verifies a signature. The names
 * are those of the claims that the policies read.
 */
export function claimHeaders({ role, organisation, accessPoint }: Viewer): Record<string, string> {
  return {
    'x-role': role,
    'x-organisation': organisation === null ? '' : uuidOf(organisation),
    'x-access-point': accessPoint === null ? '' : uuidOf(accessPoint),
  };
}

export type ClaimHeaders = Record<string, string | string[] | undefined>;

/** The same as settings of a transaction, by the name that the policies read. */
export function settingsOf(headers: ClaimHeaders): Record<string, string> {
  return {
    'app.role': String(headers['x-role'] ?? ''),
    'app.organisation_id': String(headers['x-organisation'] ?? ''),
    'app.access_point_id': String(headers['x-access-point'] ?? ''),
  };
}
