import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { prefixOf } from '#shared/type-id.ts';
import type { DaysAttended } from '../micro-intervention/activity-days.ts';
import { findDays } from './activity-attendance.repository.ts';

/** Also for the Regione, which sees nobody who took part. The caller has locked the activity. */
export function findDaysAttended(
  tx: Tx,
  viewer: Viewer,
  { type, id }: { type: string; id: string },
): Promise<DaysAttended> {
  return asPlatform(tx, viewer, () => findDays(tx, { prefix: prefixOf(type), id }));
}
