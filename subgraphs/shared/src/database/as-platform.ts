import { platform, type Viewer } from '../identity/viewer.ts';
import { setClaims } from './claims.ts';
import type { Tx } from './database.ts';

/**
 * A part of a use case that its caller may not do alone, such as keeping clusters of people across
 * partners. The use case has authorised it; the caller's claims hold again behind it.
 */
export async function asPlatform<T>(tx: Tx, viewer: Viewer, work: () => Promise<T>): Promise<T> {
  await tx.execute(setClaims(platform));
  const done = await work();
  // After a failure PostgreSQL takes no more statements, and all is rolled back.
  await tx.execute(setClaims(viewer));
  return done;
}
