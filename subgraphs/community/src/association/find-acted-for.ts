import type { Tx } from '#shared/database/database.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { mayRegioneWrite } from '#shared/undertaking/seen-by-regione.repository.ts';
import { associationList } from './association.repository.ts';
import { type Association, actsFor } from './association.ts';

/** An association in whose name the caller's organisation acts; the Regione does for all of them. */
export async function findActedFor(
  tx: Tx,
  viewer: Viewer,
  associationId: string,
): Promise<Result<Association, 'AssociationNotFound'>> {
  const [association] = await findByIds(tx, associationList, [associationId]);
  if (!association) return refuse('AssociationNotFound');
  const isActedFor = actsFor(association) === viewer.organisation;
  const may = isActedFor || mayRegioneWrite(association, viewer);
  return may ? ok(association) : refuse('AssociationNotFound');
}
