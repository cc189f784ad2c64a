import type { Tx } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { inItalian } from '#shared/localised-text/localised-text.ts';
import { referenceId } from '#shared/reference-id.ts';
import { newId } from '#shared/type-id.ts';
import type { TestDatabase } from '../../../tests/test-database.ts';
import { associations, associationTerritories } from '../src/association/association.table.ts';
import {
  microInterventions,
  microInterventionTerritories,
} from '../src/micro-intervention/micro-intervention.table.ts';
import { participations } from '../src/participation/participation.table.ts';
import { followedPersonRecords } from '../src/person-record/person-record.table.ts';
import { places } from '../src/place/place.table.ts';

/** The instant at which these tests take place. */
export const now = new Date('2026-11-23T09:00:00Z');
export const today = '2026-11-23';

export const organisationId = (key: string) => referenceId('organisation', key);
export const accessPointId = (key: string) => referenceId('access_point', key);

/** What everything has that an organisation opened in spring, and that now stands in this state. */
export function begun<State extends string>(state: State) {
  return { openedOn: '2026-03-02', stateSince: '2026-03-02', state, externalRef: null, version: 1 };
}

type Database = Pick<TestDatabase, 'database'>;

/** Writes as the domain itself does when it loads data or follows a feed. */
export function asPlatform<T>({ database }: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return platformTransaction(database, async (tx) => {
    return work(tx);
  });
}

export type New<Row, Required extends keyof Row> = Partial<Row> & Pick<Row, Required>;

type AssociationRow = Partial<typeof associations.$inferInsert> & { territories?: string[] };

export async function anAssociation(
  bench: Database,
  { territories = ['COMUNE:026086'], ...facts }: AssociationRow = {},
): Promise<string> {
  const id = newId('association');
  await asPlatform(bench, async (tx) => {
    await tx.insert(associations).values({
      id,
      name: `Associazione ${id}`,
      ...begun('ENGAGED'),
      organisationId: organisationId('regione-veneto'),
      countryCodes: ['436'],
      languageCodes: ['ara'],
      newGeneration: false,
      informal: false,
      listed: true,
      ...facts,
    });
    const links = territories.map((territory) => ({ associationId: id, territory }));
    if (links.length > 0) await tx.insert(associationTerritories).values(links);
  });
  return id;
}

type MicroInterventionRow = New<typeof microInterventions.$inferInsert, 'associationId'> & {
  territories?: string[];
  title?: string;
};

export async function aMicroIntervention(
  bench: Database,
  { territories = ['COMUNE:026086', 'ATS:VEN_09'], title, ...facts }: MicroInterventionRow,
): Promise<string> {
  const id = newId('micro_intervention');
  await asPlatform(bench, async (tx) => {
    await tx.insert(microInterventions).values({
      id,
      ...begun('RUNNING'),
      organisationId: organisationId('regione-veneto'),
      titles: inItalian(title ?? `Laboratorio ${id}`),
      partnerIds: [],
      theme: 'LANGUAGE_AND_CULTURE',
      startsOn: '2026-09-01',
      endsOn: '2026-12-01',
      ...facts,
    });
    const links = territories.map((territory) => ({ microInterventionId: id, territory }));
    if (links.length > 0) await tx.insert(microInterventionTerritories).values(links);
  });
  return id;
}

type RecordRow = Partial<typeof followedPersonRecords.$inferInsert>;

/** A person record of the Comune di Treviso, as the follower of employment's feed leaves it. */
export async function aRecord(
  bench: Database,
  facts: RecordRow = {},
): Promise<typeof followedPersonRecords.$inferSelect> {
  const [row] = await asPlatform(bench, (tx) =>
    tx
      .insert(followedPersonRecords)
      .values({
        id: newId('person_record'),
        personId: newId('person'),
        organisationId: organisationId('comune-treviso'),
        accessPointId: accessPointId('DESK-TREVISO'),
        followedAt: now,
        ...facts,
      })
      .returning(),
  );
  if (!row) throw new Error('PostgreSQL did not return the record');
  return row;
}

type ParticipationRow = New<typeof participations.$inferInsert, 'organisationId'>;

/** Of a record when one is given, else of 12 people who are only counted. */
export async function aParticipation(
  bench: Database,
  facts: ParticipationRow,
  record?: typeof followedPersonRecords.$inferSelect,
): Promise<string> {
  const id = newId('participation');
  const subject = record
    ? {
        personRecordId: record.id,
        personId: record.personId,
        recordOrganisationId: record.organisationId,
        recordAccessPointId: record.accessPointId,
      }
    : { headCountFemale: 7, headCountMale: 4, headCountUnknown: 1 };
  await asPlatform(bench, (tx) =>
    tx.insert(participations).values({
      id,
      state: 'ATTENDED',
      occurredOn: '2026-10-05',
      version: 1,
      ...subject,
      ...facts,
    }),
  );
  return id;
}

type PlaceRow = Partial<typeof places.$inferInsert> & { title?: string };

/** A civic centre of the Comune di Treviso, open since 2020. */
export async function aPlace(bench: Database, { title, ...facts }: PlaceRow = {}): Promise<string> {
  const id = newId('place');
  await asPlatform(bench, (tx) =>
    tx.insert(places).values({
      id,
      ...begun('OPEN'),
      organisationId: organisationId('comune-treviso'),
      titles: inItalian(title ?? `Centro civico ${id}`),
      kind: 'COMMUNITY_CENTRE',
      territory: 'COMUNE:026086',
      accessibility: ['STEP_FREE'],
      openFrom: '2020-01-07',
      ...facts,
    }),
  );
  return id;
}
