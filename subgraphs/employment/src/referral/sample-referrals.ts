import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { seal, wrapDataKey } from '#shared/sealing/sealing.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import { agreesToSharing } from '../consent/sample-consents.ts';
import type { NeedArea } from '../intake/intake.ts';
import { sampleDataKey } from '../person/sample-data-key.ts';
import { drawFacts, type PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { referralCase } from './referral.repository.ts';
import { referrals } from './referral.table.ts';
import { isOver, type ReferralAct, type ReferralDeclineReason } from './referral.ts';
import { requestedPlaceOf, sealSharing } from './sealed-sharing.ts';
import { choose, type SharedFact } from './shared-person.ts';

const { type } = referralCase;

const drawNeed = weighted<NeedArea>([
  ['WORK', 40],
  ['LANGUAGE', 20],
  ['HOUSING', 15],
  ['LEGAL', 10],
  ['TRAINING', 10],
  ['SCHOOL', 5],
]);

/** An organisation, and an access point of it. */
const drawReceiver = weighted([
  [['veneto-lavoro', 'CPI-PD-08'], 40],
  [['comune-venezia', 'DESK-VENEZIA'], 25],
  [['comune-treviso', 'DESK-TREVISO'], 15],
  [['comune-padova', 'DESK-PADOVA'], 10],
  [['comune-verona', 'DESK-VERONA'], 10],
] as const);

/** Of whom another takes on, that one has a record too, which nobody of the sample has. */
const drawFate = weighted<'SENT' | 'RECEIVED' | 'DECLINED' | 'WITHDRAWN'>([
  ['SENT', 30],
  ['RECEIVED', 40],
  ['DECLINED', 20],
  ['WITHDRAWN', 10],
]);

const drawReason = weighted<ReferralDeclineReason>([
  ['NO_PLACES', 45],
  ['OTHER_TERRITORY', 30],
  ['NOT_OUR_SERVICE', 25],
]);

const sharedFacts: SharedFact[] = ['NAMES', 'BIRTH', 'SEX', 'CITIZENSHIPS', 'CONTACTS'];
const words = 'Colloquio di orientamento';

/** Some of those who agree to sharing were sent to another partner, which has not taken them on. */
export function sampleReferrals(plan: PlannedPeople) {
  return sampleCases(type, referrals, (person) => drawReferrals(plan, person));
}

function drawReferrals({ seed, keys }: PlannedPeople, person: PlannedPerson) {
  const { index, enrolledOn, owner } = person;
  const random = randomAt(seed, 'referral', index);
  const sentOn = shiftDay(enrolledOn, random.integer(0, 30));
  const [receiver, desk] = drawReceiver(random);
  if (!random.chance(0.1) || sentOn > lastSampleDay || receiver === owner) return [];
  if (!agreesToSharing(seed, person)) return [];
  const fate = drawFate(random);
  const reason = fate === 'DECLINED' ? drawReason(random) : null;
  const life = live(referralCase, sentOn, inTurn(sentOn, actsOf(fate, reason)));
  const known = sampleCase(type, seed, person, life);
  const ended = isOver(known.state);
  const ownKey = sampleDataKey(keys, seed, index);
  const row = {
    ...known,
    receiverId: knownReferenceId('organisation', receiver),
    receiverAccessPointId: random.chance(0.5) ? knownReferenceId('access_point', desk) : null,
    receiverRecordId: null,
    need: drawNeed(random),
    urgency: random.chance(0.15) ? ('URGENT' as const) : ('ORDINARY' as const),
    requestedService: seal(ownKey, requestedPlaceOf(known.id), words),
    sharedFacts,
    sharedCases: ['INTAKE' as const, 'SERVICE_EVENT' as const],
    sharingEndsOn: ended ? known.stateSince : null,
    ...(ended ? { dataKey: null, shared: null } : share(keys, seed, person, known.id)),
    expiresOn: shiftDay(sentOn, 60),
    declineReason: known.state === 'DECLINED' ? reason : null,
  };
  return [{ row, life }];
}

type Turn = readonly [act: ReferralAct, daysLater: number, reason?: string | null];

function actsOf(fate: ReturnType<typeof drawFate>, reason: ReferralDeclineReason | null): Turn[] {
  if (fate === 'SENT') return [];
  if (fate === 'WITHDRAWN') return [['WITHDRAW', 5]];
  if (fate === 'RECEIVED') return [['RECEIVE', 2]];
  return [
    ['RECEIVE', 2],
    ['DECLINE', 4, reason],
  ];
}

function share(keys: KeyRing, seed: number, person: PlannedPerson, id: string) {
  const key = sampleDataKey(keys, seed, person.index, 'referral');
  const sharing = { requestedService: words, person: choose(drawFacts(seed, person), sharedFacts) };
  return sealSharing(id, sharing, { key, wrapped: wrapDataKey(keys, id, key) });
}
