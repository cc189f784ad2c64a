import { inItalian } from '#shared/localised-text/localised-text.ts';
import { newId } from '#shared/type-id.ts';
import type { TestDatabase } from '../../../tests/test-database.ts';
import { communityEvents } from '../src/community-event/community-event.table.ts';
import { sportActions } from '../src/sport-action/sport-action.table.ts';
import { asPlatform, begun, type New, today } from './rows.ts';

type Database = Pick<TestDatabase, 'database'>;

type EventRow = New<typeof communityEvents.$inferInsert, 'organisationId'> & { title?: string };

/** An event of today, as published. */
export async function aCommunityEvent(
  bench: Database,
  { title, ...facts }: EventRow,
): Promise<string> {
  const id = newId('community_event');
  await asPlatform(bench, (tx) =>
    tx.insert(communityEvents).values({
      id,
      ...begun('PUBLISHED'),
      publishedOn: '2026-03-02',
      titles: inItalian(title ?? `Festa ${id}`),
      descriptions: inItalian('Una giornata insieme.'),
      kind: 'CULTURAL',
      heldOn: today,
      startTime: '15:00',
      languageCodes: ['ita'],
      accessibility: [],
      ...facts,
    }),
  );
  return id;
}

type SportRow = New<typeof sportActions.$inferInsert, 'organisationId'> & { title?: string };

/** One that runs. */
export async function aSportAction(
  bench: Database,
  { title, ...facts }: SportRow,
): Promise<string> {
  const id = newId('sport_action');
  await asPlatform(bench, (tx) =>
    tx.insert(sportActions).values({
      id,
      ...begun('RUNNING'),
      titles: inItalian(title ?? `Cricket ${id}`),
      sport: 'CRICKET',
      mixedGroups: true,
      subsidisedPlaces: 0,
      subsidyAmount: '0.00',
      startsOn: '2026-09-01',
      endsOn: '2026-12-01',
      ...facts,
    }),
  );
  return id;
}
