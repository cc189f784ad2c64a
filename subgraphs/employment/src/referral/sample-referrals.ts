import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { seal, wrapDataKey } from '#shared/sealing/sealing.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { type SampleStep, sampleOutcome, sampleStepRows } from '../case-step/sample-case-steps.ts';
import { agreesToSharing } from '../consent/sample-consents.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import type { NeedArea } from '../intake/intake.ts';
import { sampleDataKey } from '../person/sample-data-key.ts';
import { drawFacts, type PlannedPerson } from '../person/sample-facts.ts';
import { referrals } from './referral.table.ts';
import { isOver, type ReferralDeclineReason, type ReferralState } from './referral.ts';
import { requestedPlaceOf, sealSharing } from './sealed-sharing.ts';
import { choose, type SharedFact } from './shared-person.ts';

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

type Step = SampleStep & { state: ReferralState };

/** Some of those who agree to sharing were sent to another partner, which has not taken them on. */
export function sampleReferrals(plan: PlannedEnrolments): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(referrals, (person: PlannedPerson) =>
      drawReferrals(plan, person).map(({ referral }) => referral),
    ),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      drawReferrals(plan, person).flatMap(({ referral, steps }) =>
        sampleStepRows('Referral', referral, steps),
      ),
    ),
  ];
}

function drawReferrals({ seed, keys, until }: PlannedEnrolments, person: PlannedPerson) {
  const { index, enrolledOn, accessPoint, owner } = person;
  const random = randomAt(seed, 'referral', index);
  const sentOn = shiftDay(enrolledOn, random.integer(0, 30));
  const [receiver, desk] = drawReceiver(random);
  if (!random.chance(0.1) || sentOn > until || receiver === owner) return [];
  if (!agreesToSharing(seed, person)) return [];
  const fate = drawFate(random);
  const reason = fate === 'DECLINED' ? drawReason(random) : null;
  const steps = stepsOf(sentOn, fate, reason).filter(({ happenedOn }) => happenedOn <= until);
  const outcome = sampleOutcome(steps[0] ?? sent(sentOn), ...steps.slice(1));
  const ended = isOver(outcome.state);
  const id = sampleId('referral', seed, index);
  const ownKey = sampleDataKey(keys, seed, index);
  const referral = {
    id,
    personRecordId: sampleId('person_record', seed, index),
    organisationId: knownReferenceId('organisation', owner),
    accessPointId: knownReferenceId('access_point', accessPoint),
    openedOn: sentOn,
    ...outcome,
    externalRef: null,
    receiverId: knownReferenceId('organisation', receiver),
    receiverAccessPointId: random.chance(0.5) ? knownReferenceId('access_point', desk) : null,
    receiverRecordId: null,
    need: drawNeed(random),
    urgency: random.chance(0.15) ? ('URGENT' as const) : ('ORDINARY' as const),
    requestedService: seal(ownKey, requestedPlaceOf(id), words),
    sharedFacts,
    sharedCases: ['INTAKE' as const, 'SERVICE_EVENT' as const],
    sharingEndsOn: ended ? outcome.stateSince : null,
    ...(ended ? { dataKey: null, shared: null } : share(keys, seed, person, id)),
    expiresOn: shiftDay(sentOn, 60),
    declineReason: outcome.state === 'DECLINED' ? reason : null,
  };
  return [{ referral, steps }];
}

const sent = (sentOn: string): Step => ({ act: null, state: 'SENT', happenedOn: sentOn });

function stepsOf(
  sentOn: string,
  fate: ReturnType<typeof drawFate>,
  reason: ReferralDeclineReason | null,
): Step[] {
  const first = sent(sentOn);
  if (fate === 'SENT') return [first];
  if (fate === 'WITHDRAWN') {
    return [first, { act: 'WITHDRAW', state: fate, happenedOn: shiftDay(sentOn, 5) }];
  }
  const received: Step = { act: 'RECEIVE', state: 'RECEIVED', happenedOn: shiftDay(sentOn, 2) };
  if (fate === 'RECEIVED') return [first, received];
  const declined: Step = { act: 'DECLINE', state: fate, reason, happenedOn: shiftDay(sentOn, 6) };
  return [first, received, declined];
}

function share(keys: KeyRing, seed: number, person: PlannedPerson, id: string) {
  const key = sampleDataKey(keys, seed, person.index, 'referral');
  const sharing = { requestedService: words, person: choose(drawFacts(seed, person), sharedFacts) };
  return sealSharing(keys, id, sharing, { key, wrapped: wrapDataKey(keys, id, key) });
}
