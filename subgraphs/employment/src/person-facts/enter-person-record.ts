import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { isWellFormedRef } from '#shared/undertaking/write-opened.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { isOpenOn, isWorkplaceOf } from '../access-point/access-point.ts';
import { findDuplicates } from '../duplicate-case/find-duplicates.ts';
import type { PersonFactsInput } from '../generated/resolvers.ts';
import { checkKnownPlaces } from '../governance-place/check-known-places.ts';
import type { PlacesRefusal } from '../governance-place/governance-place.ts';
import { bestKnown, type PersonRecord } from '../person/person.ts';
import { checkFacts, type FactsRefusal } from './check-facts.ts';
import { toChange } from './facts-input.ts';
import { insertIfRefFree, insertPerson } from './person-facts.repository.ts';
import { type FactValues, nothingKnown, toPlain } from './person-facts.ts';
import { sealFacts } from './sealed-identity.ts';

export type EnterPersonRecordRefusal =
  | FactsRefusal
  | PlacesRefusal
  | 'AccessPointNotFound'
  | 'AccessPointNotOpen'
  | 'ExternalRefMalformed'
  | 'ExternalRefTaken';

export type EntryRequest = {
  accessPointId?: string | null;
  externalRef?: string | null;
  facts: PersonFactsInput;
};

export async function enterPersonRecord(
  context: Context,
  request: EntryRequest,
): Promise<Result<PersonRecord, EnterPersonRecordRefusal>> {
  const { viewer, today } = context;
  const accessPointId = request.accessPointId ?? viewer.accessPoint;
  if (accessPointId) requireId(context, 'access_point', accessPointId);
  const externalRef = request.externalRef ?? null;
  if (externalRef !== null && !isWellFormedRef(externalRef)) return refuse('ExternalRefMalformed');
  const facts = checkFacts({ ...nothingKnown, ...toChange(request.facts) }, today);
  if (!facts.ok) return facts;
  return transaction(context, async (tx) => {
    const place = await checkPlace(tx, context, accessPointId);
    if (!place.ok) return place;
    const places = await checkKnownPlaces(tx, context, facts.value, { from: null, to: null });
    if (!places.ok) return places;
    const record = await newRecord(context, { accessPointId, externalRef }, facts.value);
    await insertPerson(tx, { id: record.personId, ...bestKnown([facts.value]) });
    if (!(await insertIfRefFree(tx, record))) return refuse('ExternalRefTaken');
    await appendChange(tx, {
      type: 'PersonRecord',
      id: record.id,
      version: record.version,
      kind: 'CREATED',
      organisation: record.ownerOrganisationId,
    });
    await findDuplicates(tx, context, record.id);
    return ok(record);
  });
}

async function checkPlace(
  tx: Tx,
  { viewer, today }: Context,
  accessPointId: string | null,
): Promise<Result<true, 'AccessPointNotFound' | 'AccessPointNotOpen'>> {
  if (accessPointId === null) return ok(true);
  const [accessPoint] = await findByIds(tx, accessPointList, [accessPointId]);
  if (!accessPoint || !isWorkplaceOf(accessPoint, viewer)) return refuse('AccessPointNotFound');
  return isOpenOn(accessPoint, today) ? ok(true) : refuse('AccessPointNotOpen');
}

/** Nobody knows yet whether they are of one with another record. */
function newPerson() {
  const personId = newId('person');
  return { personId, homePersonId: personId };
}

/** A record of the viewer's organisation, of a person of its own. */
export async function newRecord(
  { viewer, keys, now }: Context,
  kept: Pick<PersonRecord, 'accessPointId' | 'externalRef'>,
  values: FactValues,
): Promise<PersonRecord> {
  if (!viewer.organisation) throw new Error('Whoever enters people belongs to an organisation');
  const id = newId('person_record');
  const { key, wrapped } = await keys.make(id);
  const factsId = newId('person_facts');
  return {
    id,
    ...newPerson(),
    ownerOrganisationId: viewer.organisation,
    ...kept,
    state: 'ACTIVE',
    version: 1,
    dataKey: wrapped,
    facts: {
      ...toPlain(values),
      id: factsId,
      validFrom: null,
      validTo: null,
      recordedAt: now,
      supersededAt: null,
      sealed: sealFacts(key, factsId, values),
    },
  };
}
