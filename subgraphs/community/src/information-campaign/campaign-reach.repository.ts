import { and, eq, getTableColumns, gt, lt, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { CampaignMaterial } from './campaign-material.ts';
import type { CampaignReach, CampaignReachTally } from './campaign-reach.ts';
import { campaignMaterials, campaignReaches } from './information-campaign.table.ts';
import type { InformationCampaign } from './information-campaign.ts';

// What hangs on campaigns: materials, and figures of reach.

const material = getTableColumns(campaignMaterials);
const figure = getTableColumns(campaignReaches);
const campaigns = idArray('information_campaign', 'keys');

export const materialsOfCampaigns = statement(
  material,
  write
    .select(material)
    .from(campaignMaterials)
    .where(sql`${material.informationCampaignId} = any(${campaigns})`)
    .orderBy(material.number),
  (value: CampaignMaterial) => ({ of: value.informationCampaignId, value }),
);

export const figuresOfCampaigns = statement(
  figure,
  write
    .select(figure)
    .from(campaignReaches)
    .where(sql`${figure.informationCampaignId} = any(${campaigns})`)
    .orderBy(figure.startsOn, figure.languageCode, figure.channel, figure.measure),
  (value: CampaignReach) => ({ of: value.informationCampaignId, value }),
);

const tally = {
  informationCampaignId: figure.informationCampaignId,
  languageCode: sql<
    string | null
  >`case when ${sql.placeholder('byLanguage')}::boolean then ${figure.languageCode} end`
    .mapWith(String)
    .as('tally_language'),
  channel: sql<
    CampaignReachTally['channel']
  >`case when ${sql.placeholder('byChannel')}::boolean then ${figure.channel} end`
    .mapWith(figure.channel)
    .as('tally_channel'),
  measure: figure.measure,
  count: sql<number>`sum(${figure.count})`.mapWith(Number).as('tally_count'),
};

/** Of each campaign; what is of two measures is never added up. */
export const talliesOfCampaigns = statement(
  tally,
  write
    .select(tally)
    .from(campaignReaches)
    .where(sql`${figure.informationCampaignId} = any(${campaigns})`)
    .groupBy(sql`1`, sql`2`, sql`3`, sql`4`)
    .orderBy(sql`2 nulls first`, sql`3 nulls first`, sql`4`),
  ({ informationCampaignId, ...value }) => ({ of: informationCampaignId, value }),
);

/** How many there are; whoever asks has locked the campaign. */
export function countMaterials(tx: Tx, id: string): Promise<number> {
  return tx.$count(campaignMaterials, eq(material.informationCampaignId, id));
}

export async function insertMaterial(tx: Tx, added: CampaignMaterial): Promise<void> {
  await tx.insert(campaignMaterials).values(added);
}

type Place = Omit<CampaignReach, 'count' | 'endsOn'>;

function isAt({ informationCampaignId, languageCode, channel, measure }: Omit<Place, 'startsOn'>) {
  return and(
    eq(figure.informationCampaignId, informationCampaignId),
    eq(figure.languageCode, languageCode),
    eq(figure.channel, channel),
    eq(figure.measure, measure),
  );
}

/** Whether there is a figure of some of the same days; whoever asks has locked the campaign. */
export async function isTaken(tx: Tx, reach: CampaignReach): Promise<boolean> {
  const overlaps = and(lt(figure.startsOn, reach.endsOn), gt(figure.endsOn, reach.startsOn));
  return (await tx.$count(campaignReaches, and(isAt(reach), overlaps))) > 0;
}

export async function insertReach(tx: Tx, reach: CampaignReach): Promise<void> {
  await tx.insert(campaignReaches).values(reach);
}

export async function findReach(tx: Tx, place: Place): Promise<CampaignReach | undefined> {
  const [found] = await tx
    .select()
    .from(campaignReaches)
    .where(and(isAt(place), eq(figure.startsOn, place.startsOn)));
  return found;
}

export async function updateReach(tx: Tx, { count, ...place }: CampaignReach): Promise<void> {
  await tx
    .update(campaignReaches)
    .set({ count })
    .where(and(isAt(place), eq(figure.startsOn, place.startsOn)));
}

/** Whether a material or a figure would be of what the campaign is no more. */
export async function leavesOutside(
  tx: Tx,
  { id, languageCodes, channels, startsOn, endsOn }: InformationCampaign,
): Promise<boolean> {
  const materials = await tx.$count(
    campaignMaterials,
    and(
      eq(material.informationCampaignId, id),
      or(notInArray(material.languageCode, languageCodes), notInArray(material.channel, channels)),
    ),
  );
  if (materials > 0) return true;
  const figures = await tx.$count(
    campaignReaches,
    and(
      eq(figure.informationCampaignId, id),
      or(
        notInArray(figure.languageCode, languageCodes),
        notInArray(figure.channel, channels),
        lt(figure.startsOn, startsOn),
        gt(figure.endsOn, endsOn),
      ),
    ),
  );
  return figures > 0;
}
