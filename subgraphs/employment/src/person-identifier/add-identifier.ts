import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { findDuplicates } from '../duplicate-case/find-duplicates.ts';
import { isInUseBy, type PersonRecord } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { lockRecord } from '../person-facts/person-facts.repository.ts';
import {
  findIdentifiersForUpdate,
  insertIdentifier,
  updateIdentifier,
} from './person-identifier.repository.ts';
import {
  checkIdentifier,
  givesWay,
  type IdentifierRefusal,
  isHeld,
  type NewIdentifier,
  type PersonIdentifier,
} from './person-identifier.ts';
import { everyIndexOf, indexOf, sealValue } from './sealed-identifier.ts';

export type AddIdentifierRefusal = IdentifierRefusal | 'PersonRecordNotFound';

type Addition = {
  personRecordId: string;
  identifier: Pick<NewIdentifier, 'type' | 'value'> & {
    [field in 'issuer' | 'validFrom' | 'validTo']?: string | null;
  };
};

export async function addIdentifier(
  context: Context,
  { personRecordId, identifier }: Addition,
): Promise<Result<PersonIdentifier, AddIdentifierRefusal>> {
  requireId(context, 'person_record', personRecordId);
  const { viewer, today } = context;
  const { issuer = null, validFrom = null, validTo = null, ...rest } = identifier;
  const checked = checkIdentifier({ ...rest, issuer, validFrom, validTo }, today);
  if (!checked.ok) return checked;
  return transaction(context, async (tx) => {
    await lockRecord(tx, personRecordId);
    const [record] = await findByIds(tx, personRecordList, [personRecordId]);
    if (!record || !isInUseBy(record, viewer.organisation)) return refuse('PersonRecordNotFound');
    const made = await make(context, record, checked.value);
    const known = await findIdentifiersForUpdate(tx, personRecordId);
    const indexes = everyIndexOf(context.keys, checked.value);
    const same = known.find((each) => indexes.includes(each.blindIndex) && isHeld(each));
    if (same) return ok(same);
    const superseded = known
      .filter((held) => givesWay(held, checked.value))
      .map((held) => supersede(held, made.validFrom ?? today));
    for (const former of superseded) await updateIdentifier(tx, former);
    await insertIdentifier(tx, made);
    await appendChanges(
      tx,
      [made, ...superseded].map(({ id, version }) => ({
        type: 'PersonIdentifier',
        id,
        version,
        kind: version === 1 ? 'CREATED' : 'UPDATED',
        organisation: record.ownerOrganisationId,
      })),
    );
    await findDuplicates(tx, context, record.id);
    return ok(made);
  });
}

async function make(
  { keys }: Context,
  record: PersonRecord,
  given: NewIdentifier,
): Promise<PersonIdentifier> {
  if (!record.dataKey) throw new Error(`${record.id} is in use and has no key`);
  const { value, ...rest } = given;
  const id = newId('person_identifier');
  return {
    ...rest,
    id,
    personRecordId: record.id,
    sealed: sealValue(await keys.unwrap(record.id, record.dataKey), id, value),
    blindIndex: indexOf(keys, given.type, value),
    state: 'DECLARED',
    verifiedOn: null,
    version: 1,
  };
}

/** It holds until the new one does; where that is before its own first day, it ends with it. */
function supersede(former: PersonIdentifier, from: string): PersonIdentifier {
  const { validFrom, version } = former;
  const isLater = validFrom !== null && validFrom >= from;
  return {
    ...former,
    state: 'SUPERSEDED',
    validFrom: isLater ? null : validFrom,
    validTo: from,
    version: version + 1,
  };
}
