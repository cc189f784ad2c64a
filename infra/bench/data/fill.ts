import { loadReference as loadAccessPoints } from '#employment/access-point/load-access-points.ts';
import { loadReference as loadGovernance } from '#governance/load-reference.ts';
import { domains } from '#schema/domains.ts';
import { connect } from '#shared/database/database.ts';
import { withConnection } from '../../database/connect.ts';
import type { DatabaseUrls, PerDomain } from '../../database/domain.ts';
import { loadSample } from '../../sample/load-sample.ts';
import { samplePlan } from '../../sample/plan.ts';

/** Reference data and a sample of this many people, as `npm start` loads them, and a full feed. */
export async function fill(urls: PerDomain<DatabaseUrls>, people: number): Promise<void> {
  const plan = samplePlan({ people });
  for (const domain of domains) {
    const connection = connect(urls[domain].migration, { max: 1 });
    try {
      if (domain === 'governance') await loadGovernance(connection.database);
      if (domain === 'employment') await loadAccessPoints(connection);
      await loadSample(connection.database, domain, plan);
    } finally {
      await connection.close();
    }
  }
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
