import { appendChange } from '#shared/change-feed/append-change.ts';
import { addDays } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { findOperatedBy } from '../access-point/access-point.repository.ts';
import { isOpenOn } from '../access-point/access-point.ts';
import { sealWords } from '../case-step/case-words.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import { findInForce } from '../consent/consent.repository.ts';
import type { SendReferralInput } from '../generated/resolvers.ts';
import type { PersonRecord } from '../person/person.ts';
import { toPlain } from '../person-facts/person-facts.ts';
import { openFacts } from '../person-facts/sealed-identity.ts';
import { referralCase } from './referral.repository.ts';
import type { Referral, ReferralState } from './referral.ts';
import { requestedPlaceOf, sealSharing } from './sealed-sharing.ts';
import { choose, type SharedFact, type SharedPerson } from './shared-person.ts';

export type SendReferralRefusal =
  | OpenCaseRefusal
  | 'WordsMalformed'
  | 'ReceiverNotFound'
  | 'ReceiverAccessPointNotFound'
  | 'ReferralToOneself'
  | 'NamesNotShared'
  | 'ReferralExpiresInPast'
  | 'SharingNotConsented';

export async function sendReferral(
  context: Context,
  { sentOn, requestedService, ...request }: SendReferralInput,
): Promise<Result<Referral, SendReferralRefusal>> {
  const { need, urgency, receiverId, expiresOn, ...rest } = request;
  const { receiverAccessPointId = null, sharedFacts, sharedCases, ...opening } = rest;
  const { viewer, keys, today } = context;
  requireId(context, 'organisation', receiverId);
  if (receiverAccessPointId) requireId(context, 'access_point', receiverAccessPointId);
  const words = checkWords(requestedService);
  if (!words.ok) return words;
  if (receiverId === viewer.organisation) return refuse('ReferralToOneself');
  if (!sharedFacts.includes('NAMES')) return refuse('NamesNotShared');
  if (expiresOn < today || expiresOn < sentOn) return refuse('ReferralExpiresInPast');
  const known = { need, urgency, receiverId, receiverAccessPointId, expiresOn };
  return openCase<ReferralState, string, Referral, SendReferralRefusal>(
    context,
    referralCase,
    { ...opening, openedOn: sentOn },
    async (begun, { tx, record }) => {
      const receiver = await checkReceiver(tx, known, sentOn);
      if (!receiver.ok) return receiver;
      const [consent] = await findInForce(tx, 'OPTIONAL_SHARING', [record.id], today);
      if (!consent) return refuse('SharingNotConsented');
      await appendChange(tx, {
        type: referralCase.type,
        id: begun.id,
        version: begun.version,
        kind: 'CREATED',
        organisation: receiverId,
      });
      const person = await shareOf(context, record, sharedFacts);
      return ok({
        ...begun,
        ...known,
        receiverRecordId: null,
        declineReason: null,
        sharedFacts: [...new Set(sharedFacts)],
        sharedCases: [...new Set(sharedCases)],
        sharingEndsOn: consent.expiresOn && addDays(consent.expiresOn, 1),
        requestedService: await sealWords(context, record, requestedPlaceOf(begun.id), words.value),
        ...sealSharing(
          begun.id,
          { requestedService: words.value, person },
          await keys.make(begun.id),
        ),
      });
    },
  );
}

/** Somebody has to be there who can take the person on. */
async function checkReceiver(
  tx: Tx,
  { receiverId, receiverAccessPointId }: Pick<Referral, 'receiverId' | 'receiverAccessPointId'>,
  day: string,
): Promise<Result<true, 'ReceiverNotFound' | 'ReceiverAccessPointNotFound'>> {
  const operated = await findOperatedBy(tx, receiverId);
  const open = operated.filter((each) => isOpenOn(each, day));
  if (open.length === 0) return refuse('ReceiverNotFound');
  const isThere = open.some(({ id }) => id === receiverAccessPointId);
  return receiverAccessPointId === null || isThere
    ? ok(true)
    : refuse('ReceiverAccessPointNotFound');
}

async function shareOf(
  { keys }: Pick<Context, 'keys'>,
  { id, dataKey, facts }: PersonRecord,
  chosen: readonly SharedFact[],
): Promise<SharedPerson> {
  if (dataKey === null) throw new Error('Nothing is shared of an erased record');
  return choose({ ...toPlain(facts), ...openFacts(await keys.unwrap(id, dataKey), facts) }, chosen);
}
