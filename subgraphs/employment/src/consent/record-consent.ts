import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { programmeBegan } from '../enrolment/enrolment.ts';
import type { RecordConsentInput } from '../generated/resolvers.ts';
import { isInUseBy, type PersonRecord } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { lockRecord } from '../person-facts/person-facts.repository.ts';
import { toPlain } from '../person-facts/person-facts.ts';
import { openFacts } from '../person-facts/sealed-identity.ts';
import { findSame, hasNewer, insertConsent, supersedeBefore } from './consent.repository.ts';
import { type Consent, checkGiving, type RecordRefusal } from './consent.ts';
import { textOn } from './consent-texts.ts';

export type RecordConsentRefusal =
  | RecordRefusal
  | 'PersonRecordNotFound'
  | 'ConsentTextUnknown'
  | 'LanguageMalformed'
  | 'ConsentNotNewest';

export async function recordConsent(
  context: Context,
  input: RecordConsentInput,
): Promise<Result<Consent, RecordConsentRefusal>> {
  requireId(context, 'person_record', input.personRecordId);
  const { viewer, today } = context;
  const { personRecordId, expiresOn = null, toldIn = null, ...given } = input;
  const text = textOn(given, given.givenOn);
  if (!text) return refuse('ConsentTextUnknown');
  if (toldIn !== null && !/^[a-z]{3}$/.test(toldIn)) return refuse('LanguageMalformed');
  const { basis, textHash } = text;
  return transaction(context, async (tx) => {
    await lockRecord(tx, personRecordId);
    const [record] = await findByIds(tx, personRecordList, [personRecordId]);
    if (!record || !isInUseBy(record, viewer.organisation)) return refuse('PersonRecordNotFound');
    const whose = { ...toPlain(record.facts), hasGuardian: await hasGuardian(context, record) };
    const checked = checkGiving({ ...given, basis }, whose, { began: programmeBegan, today });
    if (!checked.ok) return checked;
    const asked = { ...given, personRecordId, basis, textHash, toldIn, expiresOn };
    const same = await findSame(tx, asked);
    if (same) return ok(same);
    // A paper that is entered late does not bring back what was withdrawn in between.
    if (await hasNewer(tx, asked)) return refuse('ConsentNotNewest');
    const consent: Consent = {
      ...asked,
      id: newId('consent'),
      withdrawnOn: null,
      supersededOn: null,
      version: 1,
    };
    const superseded = await supersedeBefore(tx, consent);
    await insertConsent(tx, consent);
    await appendChanges(
      tx,
      [consent, ...superseded].map(({ id, version }) => ({
        type: 'Consent',
        id,
        version,
        kind: version === 1 ? 'CREATED' : 'UPDATED',
        organisation: record.ownerOrganisationId,
      })),
    );
    return ok(consent);
  });
}

/** Whether somebody is known to answer for the person. */
export async function hasGuardian(
  { keys }: Context,
  { id, dataKey, facts }: PersonRecord,
): Promise<boolean> {
  if (dataKey === null) return false;
  return openFacts(await keys.unwrap(id, dataKey), facts).guardian !== null;
}
