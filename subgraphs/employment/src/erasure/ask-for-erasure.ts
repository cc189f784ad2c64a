import { dateInItaly } from '#shared/clock.ts';
import type { Tx } from '#shared/database/database.ts';
import { newId } from '#shared/type-id.ts';
import { isRecordHeld } from '../legal-hold/legal-hold.repository.ts';
import type { PersonRecord } from '../person/person.ts';
import { lockRecord } from '../person-facts/person-facts.repository.ts';
import { findErasureOfRecord, insertErasure, updateErasure } from './erasure.repository.ts';
import { act, type Erasure } from './erasure.ts';
import { tellErasure } from './tell-erasure.ts';

type Asked = Pick<Erasure, 'ground'> & Partial<Pick<Erasure, 'id' | 'dataSubjectRequestId'>>;

/** The erasure of a record, with the platform's rights: the one there is, or a new one, held where it must be. */
export async function askForErasure(
  tx: Tx,
  record: Pick<PersonRecord, 'id' | 'personId' | 'ownerOrganisationId'>,
  { id = newId('erasure'), ground, dataSubjectRequestId = null }: Asked,
  now: Date,
): Promise<Erasure> {
  await lockRecord(tx, record.id);
  const known = await findErasureOfRecord(tx, record.id);
  if (known) return known;
  const asked: Erasure = {
    id,
    personRecordId: record.id,
    personId: record.personId,
    organisationId: record.ownerOrganisationId,
    ground,
    dataSubjectRequestId,
    state: 'REQUESTED',
    requestedAt: now,
    decidedAt: null,
    endedAt: null,
    version: 1,
  };
  await insertErasure(tx, asked);
  await tellErasure(tx, asked);
  if (!(await isRecordHeld(tx, record.id, dateInItaly(now)))) return asked;
  const held = act(asked, 'HOLD', now);
  if (!held.ok) throw new Error('What was asked for a moment ago can be held');
  await updateErasure(tx, held.value, 'HOLD', now);
  await tellErasure(tx, held.value);
  return held.value;
}
