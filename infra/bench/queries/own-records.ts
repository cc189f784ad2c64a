import { type Look, placesPerQuery } from '../query.ts';
import { uuidOf } from '../uuid.ts';
import { partner } from '../viewers.ts';

/** Records of the partner's own, from all over its list. */
export async function ownRecords(look: Look, items: number): Promise<string[]> {
  const rows = await look<{ id: string }>(
    'employment',
    `select id from (
       select id, row_number() over (order by id) as place, count(*) over () as total
       from person_record where owner_organisation_id = '${uuidOf(partner.organisation)}') record
     where place % greatest((total - ${items}) / ${placesPerQuery}, 1) = 0
       and place <= total - ${items}
     order by id limit ${placesPerQuery}`,
  );
  return rows.map(({ id }) => id);
}
