import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { withConnection } from '../../database/connect.ts';
import type { DatabaseUrls, PerDomain } from '../../database/domain.ts';
import { load } from '../../local/load.ts';
import { usualSeed } from '../../sample/plan.ts';

/** Reference data and a sample of this many people, as `npm start` loads them, and a full feed. */
export async function fill(
  urls: PerDomain<DatabaseUrls>,
  keys: KeyRing,
  people: number,
): Promise<void> {
  const request = { people, seed: usualSeed, orAny: false };
  await load(urls, keys, () => {}, { request });
  await withConnection(urls.employment.migration, async (sql) => {
    await sql`select set_config('app.role', 'PLATFORM', false)`;
    for (let part = 0; part < partsOfFeed; part += 1) await sql.unsafe(changesOfPart(part));
  });
}

/** Each part is a transaction of its own, so that the feed's order has both its columns to follow. */
const partsOfFeed = 20;

/** A sample is one entry of the feed; partners following it would have met its rows one by one. */
function changesOfPart(part: number): string {
  return `
    insert into outbox (entity_type, entity_id, version, kind, organisation_id)
    select 'PersonRecord', id, 1, 'CREATED', owner_organisation_id from person_record
    where abs(hashtext(id::text)) % ${partsOfFeed} = ${part} order by id`;
}
