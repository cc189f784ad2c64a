import { and, eq, gte, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { newId } from '#shared/type-id.ts';
import { personRecords } from '../person/person.table.ts';
import type { MatchIdentifier, MatchProfile } from './match-profile.ts';
import { matchBlocks, matchQuestions } from './matching.table.ts';
import { readCodes } from './name-code.ts';

export type StoredProfile = {
  personRecordId: string;
  personId: string;
  holderId: string;
  /** The index key that its codes were made with. */
  indexVersion: number;
  profile: MatchProfile;
};

/** More share a block only by a fault; the rest of them would not be looked at. */
const mostCandidates = 5_000;

/** Written out: in the statement of one table Drizzle leaves out the names of tables. */
const identifiers = sql<MatchIdentifier[]>`coalesce((
  select json_agg(json_build_object('type', number.type, 'index', number.blind_index,
    'state', number.state))
  from person_identifier number where number.person_record_id = person_record.id), '[]')`;

/** The records of all partners that share a block; for those who see all. */
export async function findCandidates(tx: Tx, blocks: readonly bigint[]): Promise<StoredProfile[]> {
  const list = `{${blocks.join()}}`;
  const sharing = sql`(select ${matchBlocks.personRecordId} from ${matchBlocks}
    where ${matchBlocks.block} = any(${list}::bigint[]) limit ${mostCandidates})`;
  const inUse = notInArray(personRecords.state, ['RETIRED', 'ERASED']);
  return findProfiles(tx, and(sql`${personRecords.id} in ${sharing}`, inUse));
}

/** What two records say now, by what they are compared. */
export async function findPair(tx: Tx, ids: readonly string[]): Promise<StoredProfile[]> {
  return findProfiles(tx, inArray(personRecords.id, [...ids]));
}

async function findProfiles(tx: Tx, where: SQL | undefined): Promise<StoredProfile[]> {
  const rows = await tx
    .select({ record: personRecords, identifiers })
    .from(personRecords)
    .where(where);
  return rows.map(({ record, identifiers: numbers }) => {
    const { birthDate, birthDatePrecision, sex, citizenshipCodes, residenceCode } = record;
    return {
      personRecordId: record.id,
      personId: record.personId,
      holderId: record.ownerOrganisationId,
      indexVersion: record.indexVersion,
      profile: {
        names: record.nameCodes ? readCodes(record.nameCodes) : [],
        birthDate,
        birthDatePrecision,
        sex,
        citizenshipCodes,
        residenceCode,
        identifiers: numbers,
        contacts: record.contactCodes ?? [],
      },
    };
  });
}

/** What a record is found and compared by from now on. */
export async function putProfile(
  tx: Tx,
  personRecordId: string,
  codes: { nameCodes: Buffer; contactCodes: string[]; indexVersion: number },
  blocks: readonly bigint[],
): Promise<void> {
  await tx.update(personRecords).set(codes).where(eq(personRecords.id, personRecordId));
  await tx.delete(matchBlocks).where(eq(matchBlocks.personRecordId, personRecordId));
  if (blocks.length === 0) return;
  const id = sql.param(personRecordId, matchBlocks.personRecordId);
  // One text however many there are, so that it is prepared.
  await tx.execute(sql`insert into ${matchBlocks} (block, person_record_id)
    select block, ${id}::uuid from unnest(${`{${blocks.join()}}`}::bigint[]) block`);
}

export async function forgetProfile(
  tx: Tx,
  personRecordId: string,
  indexVersion: number,
): Promise<void> {
  await tx
    .update(personRecords)
    .set({ nameCodes: null, contactCodes: null, indexVersion })
    .where(eq(personRecords.id, personRecordId));
  await tx.delete(matchBlocks).where(eq(matchBlocks.personRecordId, personRecordId));
}

export type Asker = { askedBy: string; organisationId: string; askedAt: Date };

/** How many questions somebody asked since then. */
export async function countQuestions(tx: Tx, askedBy: string, since: Date): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(matchQuestions)
    .where(and(eq(matchQuestions.askedBy, askedBy), gte(matchQuestions.askedAt, since)));
  return row?.count ?? 0;
}

export async function insertQuestion(tx: Tx, asker: Asker): Promise<void> {
  await tx.insert(matchQuestions).values({ id: newId('match_question'), ...asker });
}
