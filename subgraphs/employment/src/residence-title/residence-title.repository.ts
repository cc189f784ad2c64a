import { eq, getTableColumns, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { encodedTexts, idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { hasScope } from '#shared/identity/authorise.ts';
import { problem } from '#shared/language/problem.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { ResidenceTitleFilter, ResidenceTitleOrder } from '../generated/resolvers.ts';
import { hasPlanUnderWay } from '../individual-plan/individual-plan.repository.ts';
import { audienceOf, visibleTo } from '../visibility.ts';
import { residenceTitleEvents, residenceTitles } from './residence-title.table.ts';
import { heldUntil, type ResidenceTitle, type ResidenceTitleEvent } from './residence-title.ts';

/** As it is today: what follows from the day is not stored. */
const status = sql`case when ${residenceTitles.stored} <> 'HELD' then ${residenceTitles.stored}
  when ${residenceTitles.expiresOn} < current_date then 'EXPIRED'
  when ${residenceTitles.expiresOn} < current_date + 60 then 'EXPIRING' else 'HELD' end`;

export const residenceTitleList = defineList({
  type: 'ResidenceTitle',
  table: residenceTitles,
  id: residenceTitles.id,
  toNode: (row): ResidenceTitle => row,
  orders: {
    EXPIRES_ON_ASC: ascending(residenceTitles.heldUntil, (node: ResidenceTitle) => heldUntil(node)),
    EXPIRES_ON_DESC: descending(residenceTitles.heldUntil, (node: ResidenceTitle) =>
      heldUntil(node),
    ),
  } satisfies Record<ResidenceTitleOrder, OrderColumn<ResidenceTitle>>,
  usualOrder: 'EXPIRES_ON_ASC',
  audience: audienceOf,
  check: checkWhoMayAsk,
  where: (asked: Asked<ResidenceTitleFilter>, audience) => [
    visibleTo(audience, {
      organisation: residenceTitles.organisationId,
      accessPoint: residenceTitles.accessPointId,
    }),
    asked.status && statusIsOneOf(asked.status),
    asked.status && gte(residenceTitles.heldUntil, firstExpiryOf(asked.status)),
    asked.expiresFrom && gte(residenceTitles.heldUntil, asked.expiresFrom),
    asked.expiresBefore && lt(residenceTitles.heldUntil, asked.expiresBefore),
    hasPlanUnderWay(residenceTitles.personRecordId, asked.withActivePlan),
  ],
});

/** The filter tells of plans, so it needs the scope that they need. */
function checkWhoMayAsk({ withActivePlan }: ResidenceTitleFilter, context: Context): void {
  if (withActivePlan === null || withActivePlan === undefined) return;
  if (hasScope(context.viewer, 'case:read')) return;
  const details = { field: 'withActivePlan', scope: 'case:read' };
  throw problem('FILTER_FORBIDDEN', context.language, details);
}

type Wanted = NonNullable<Asked<ResidenceTitleFilter>['status']>;

function statusIsOneOf(wanted: Wanted): SQL {
  return sql`${status} = any(${encodedTexts(wanted)}::text[])`;
}

/** Of those that are held none has expired: an index then begins today, behind all that have. */
function firstExpiryOf(wanted: Wanted): SQL {
  return sql`case when ${encodedTexts(wanted)}::text[] <@ '{HELD,EXPIRING}'
    then current_date else '-infinity' end`;
}

const columns = getTableColumns(residenceTitles);

/** The titles of each record, newest first. */
export const titlesOfRecord = statement(
  columns,
  write
    .select(columns)
    .from(residenceTitles)
    .where(sql`${residenceTitles.personRecordId} = any(${idArray('person_record', 'keys')})`)
    .orderBy(sql`${residenceTitles.id} desc`),
  (row) => ({ of: row.personRecordId, value: row as ResidenceTitle }),
);

const eventColumns = getTableColumns(residenceTitleEvents);

export const eventsOfTitle = statement(
  eventColumns,
  write
    .select(eventColumns)
    .from(residenceTitleEvents)
    .where(
      sql`${residenceTitleEvents.residenceTitleId} = any(${idArray('residence_title', 'keys')})`,
    )
    .orderBy(residenceTitleEvents.happenedOn, residenceTitleEvents.number),
  (row) => ({ of: row.residenceTitleId, value: row as ResidenceTitleEvent }),
);

export async function findTitleForUpdate(tx: Tx, id: string): Promise<ResidenceTitle | undefined> {
  const [row] = await tx
    .select()
    .from(residenceTitles)
    .where(eq(residenceTitles.id, id))
    .for('update');
  return row;
}

export async function insertTitle(tx: Tx, title: ResidenceTitle): Promise<void> {
  await tx.insert(residenceTitles).values({ ...title, heldUntil: heldUntil(title) });
}

export async function updateTitle(tx: Tx, title: ResidenceTitle): Promise<void> {
  const { stored, since, expiresOn, version } = title;
  await tx
    .update(residenceTitles)
    .set({ stored, since, expiresOn, heldUntil: heldUntil(title), version })
    .where(eq(residenceTitles.id, title.id));
}

export async function insertEvent(tx: Tx, title: ResidenceTitle, recordedAt: Date): Promise<void> {
  const { id, stored, since, expiresOn, version } = title;
  await tx.insert(residenceTitleEvents).values({
    residenceTitleId: id,
    number: version,
    stored,
    happenedOn: since,
    expiresOn,
    recordedAt,
  });
}

export type KnownTitle = { title: ResidenceTitle; events: ResidenceTitleEvent[] };

/** The titles of a record with what came to pass, in the order in which it happened. */
export async function findTitles(tx: Tx, personRecordId: string): Promise<KnownTitle[]> {
  const rows = await tx
    .select({ title: residenceTitles, event: residenceTitleEvents })
    .from(residenceTitles)
    .innerJoin(residenceTitleEvents, eq(residenceTitleEvents.residenceTitleId, residenceTitles.id))
    .where(eq(residenceTitles.personRecordId, personRecordId))
    .orderBy(residenceTitles.id, residenceTitleEvents.happenedOn, residenceTitleEvents.number);
  const known = new Map<string, KnownTitle>();
  for (const { title, event } of rows) {
    const { events } = known.get(title.id) ?? { events: [] };
    known.set(title.id, { title, events: [...events, event] });
  }
  return [...known.values()];
}
