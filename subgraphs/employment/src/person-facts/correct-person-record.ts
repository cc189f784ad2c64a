import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { findDuplicates } from '../duplicate-case/find-duplicates.ts';
import type { PersonFactsInput } from '../generated/resolvers.ts';
import { checkKnownPlaces } from '../governance-place/check-known-places.ts';
import type { PlacesRefusal } from '../governance-place/governance-place.ts';
import { bestKnown, isInUseBy, type PersonRecord } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { checkFacts, type FactsRefusal } from './check-facts.ts';
import { toChange } from './facts-input.ts';
import {
  findFactsOfPerson,
  findOtherFacts,
  lockRecord,
  putFacts,
  updatePerson,
  updateRecord,
} from './person-facts.repository.ts';
import { type Facts, type FactValues, toPlain } from './person-facts.ts';
import { openFacts, sealFacts } from './sealed-identity.ts';
import { correct, type Version } from './timeline.ts';

export type CorrectPersonRecordRefusal =
  | FactsRefusal
  | PlacesRefusal
  | 'PersonRecordNotFound'
  | 'PersonRecordChanged'
  | 'FactsInFuture'
  | 'FactsPeriodEmpty';

export type Correction = {
  personRecordId: string;
  version: number;
  facts: PersonFactsInput;
  validFrom?: string | null;
  validTo?: string | null;
};

type Known = Version<FactValues> & { stored: Facts };

export async function correctPersonRecord(
  context: Context,
  request: Correction,
): Promise<Result<PersonRecord, CorrectPersonRecordRefusal>> {
  requireId(context, 'person_record', request.personRecordId);
  const { viewer, today } = context;
  const { validFrom: from = null, validTo: to = null } = request;
  if ([from, to].some((day) => day !== null && day > today)) return refuse('FactsInFuture');
  if (from !== null && to !== null && from >= to) return refuse('FactsPeriodEmpty');
  return transaction(context, async (tx) => {
    await lockRecord(tx, request.personRecordId);
    const [record] = await findByIds(tx, personRecordList, [request.personRecordId]);
    if (!record?.dataKey || !isInUseBy(record, viewer.organisation)) {
      return refuse('PersonRecordNotFound');
    }
    if (record.version !== request.version) return refuse('PersonRecordChanged');
    const key = await context.keys.unwrap(record.id, record.dataKey);
    const timeline = await readTimeline(tx, record, key);
    const change = toChange(request.facts);
    const { superseded, added } = correct(timeline, change, { from, to });
    const read = added.map((version) => ({ version, facts: checkFacts(version.facts, today) }));
    const versions: Version<FactValues>[] = [];
    for (const { version, facts } of read) {
      if (!facts.ok) return facts;
      versions.push({ ...version, facts: facts.value });
    }
    if (superseded.length === 0) return ok(record);
    const places = await checkKnownPlaces(tx, context, change, { from, to });
    if (!places.ok) return places;
    const at = instantAfter(timeline, context.now);
    const corrected = await write(tx, record, {
      superseded: superseded.map(({ stored }) => ({ ...stored, supersededAt: at })),
      added: versions.map((version) => toStored(version, key, at)),
    });
    await asPlatform(tx, viewer, () => bringPersonUpToDate(tx, record.personId));
    await findDuplicates(tx, context, record.id);
    await appendChange(tx, {
      type: 'PersonRecord',
      id: corrected.id,
      version: corrected.version,
      kind: 'UPDATED',
      organisation: corrected.ownerOrganisationId,
    });
    return ok(corrected);
  });
}

async function readTimeline(tx: Tx, record: PersonRecord, key: Buffer): Promise<Known[]> {
  const stored = [record.facts, ...(await findOtherFacts(tx, record.id))];
  return stored.map((facts) => ({
    validFrom: facts.validFrom,
    validTo: facts.validTo,
    facts: { ...toPlain(facts), ...openFacts(key, facts) },
    stored: facts,
  }));
}

/** Clocks of two servers may differ; what is known later is recorded later. */
function instantAfter(timeline: readonly Known[], now: Date): Date {
  const instants = timeline.map(({ stored }) => stored.recordedAt.getTime());
  return new Date(Math.max(now.getTime(), ...instants.map((instant) => instant + 1)));
}

function toStored({ validFrom, validTo, facts }: Version<FactValues>, key: Buffer, at: Date) {
  const id = newId('person_facts');
  const sealed = sealFacts(key, id, facts);
  return { ...toPlain(facts), id, validFrom, validTo, recordedAt: at, supersededAt: null, sealed };
}

/** The version that is true until further notice lies in the record, all others beside it. */
async function write(
  tx: Tx,
  record: PersonRecord,
  { superseded, added }: { superseded: Facts[]; added: Facts[] },
): Promise<PersonRecord> {
  const facts = added.find(({ validTo }) => validTo === null) ?? record.facts;
  const others = added.filter(({ validTo }) => validTo !== null);
  await putFacts(tx, record.id, [...superseded, ...others]);
  const state = record.state === 'DRAFT' ? 'DRAFT' : 'CORRECTED';
  const corrected = { ...record, facts, state, version: record.version + 1 } as const;
  await updateRecord(tx, corrected);
  return corrected;
}

async function bringPersonUpToDate(tx: Tx, personId: string): Promise<void> {
  await updatePerson(tx, personId, bestKnown(await findFactsOfPerson(tx, personId)));
}
