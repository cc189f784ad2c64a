import { centsOf, euroOf } from '#shared/euro.ts';
import { referenceId } from '#shared/reference-id.ts';
import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { dayOf, live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import {
  applicantOf,
  isVerified,
  type PlannedAssociation,
  type PlannedAssociations,
  territoriesOf,
} from '../association/sample-associations.ts';
import { type DrawnCall, type SampleCallKey, sampleCall } from '../call/sample-calls.ts';
import { proposalUndertaking } from './proposal.repository.ts';
import { proposalCosts, proposals } from './proposal.table.ts';
import type { ProposalAct } from './proposal.ts';
import { described, excludedFor, proposed, toBeAdded } from './sample-proposal-texts.ts';
import { outcomesOf } from './sample-ranking.ts';

/** How likely an association is to apply, when its activities begin, and for how long they go on. */
const callsApplied: { key: SampleCallKey; share: number; startsOn: string; days: number }[] = [
  { key: 'quartieri-2025', share: 1, startsOn: '2026-03-16', days: 180 },
  { key: 'sport-2026', share: 0.5, startsOn: '2027-01-18', days: 150 },
  { key: 'voci-2026', share: 0.4, startsOn: '2027-03-01', days: 120 },
];

export type DrawnProposal = ReturnType<typeof drawProposals>[number];

/** The proposals of the sample: those of the call that was awarded are ranked, and decided on. */
export function drawProposals({ seed, associations }: PlannedAssociations) {
  const applied = callsApplied.flatMap((planned) =>
    associations
      .filter((association) => isVerified(seed, association))
      .filter(({ key }) => randomAt(1, 'applies', planned.key, key).chance(planned.share))
      .map((association) => prepare(planned, sampleCall(planned.key), association)),
  );
  const admitted = applied.flatMap(({ key, row, submittedAt, acts }) =>
    submittedAt && row.callId === sampleCall('quartieri-2025').row.id && isAdmitted(acts)
      ? [{ key, id: row.id, requestedAmount: row.requestedAmount, submittedAt }]
      : [],
  );
  const outcomes = outcomesOf(admitted);
  return applied.map(({ key, association, row, acts, submittedAt }) => {
    const outcome = outcomes.get(row.id);
    const life = live(proposalUndertaking, row.openedOn, [...acts, ...(outcome?.acts ?? [])]);
    const isAwaited = life.state === 'INTEGRATION_REQUESTED';
    const askedOn = dayOf(life, 'REQUEST_INTEGRATION');
    const wasAsked = askedOn ? toBeAdded : null;
    return {
      key,
      association,
      life,
      row: {
        ...row,
        ...outcomeOf(life),
        submittedAt,
        migrantLedConfirmed: dayOf(life, 'ADMIT') ? row.migrantLed : null,
        admissionNote: life.state === 'INADMISSIBLE' ? excludedFor : wasAsked,
        integrationDueOn: isAwaited && askedOn ? shiftDay(askedOn, 20) : null,
        score: outcome?.score ?? null,
        rank: outcome?.rank ?? null,
      },
    };
  });
}

function isAdmitted(acts: readonly SampleAct<ProposalAct>[]): boolean {
  return acts.at(-1)?.act === 'ADMIT';
}

function prepare(
  { key: callKey, startsOn, days }: (typeof callsApplied)[number],
  { row: call }: DrawnCall,
  association: PlannedAssociation,
) {
  const key = `${callKey}:${association.key}`;
  const random = randomAt(1, 'proposal', key);
  const isCallOpen = call.state === 'OPEN';
  const openedOn = shiftDay(call.opensOn, random.integer(0, isCallOpen ? 20 : 30));
  const acts = drawActs(random, openedOn, isCallOpen).filter(({ on }) => on <= lastSampleDay);
  const submittedOn = acts.find(({ act }) => act === 'SUBMIT')?.on;
  const { theme, ita, eng, about } = random.pick(proposed);
  const { minGrant, maxGrant } = call;
  const asked = random.integer(
    Number.parseInt(minGrant, 10) / 100,
    Number.parseInt(maxGrant, 10) / 100,
  );
  const startedOn = shiftDay(startsOn, random.integer(0, 30));
  const row = {
    id: referenceId('proposal', key),
    organisationId: applicantOf(association),
    callId: call.id,
    associationId: referenceId('association', association.key),
    titles: { fallback: 'ita', texts: { ita, eng } },
    summaries: { fallback: 'ita', texts: { ita: about } },
    themes: [theme],
    territories: territoriesOf(association),
    partnerIds: association.registered && random.chance(0.6) ? [supporterOf(association)] : [],
    requestedAmount: `${asked}00.00`,
    ownFunds: euroOf(BigInt(asked * random.integer(0, 2_000))),
    expectedParticipants: random.integer(15, 120),
    migrantLed: call.migrantLedOnly || random.chance(0.8),
    startsOn: startedOn,
    endsOn: shiftDay(startedOn, random.integer(Math.floor(days / 2), days)),
    openedOn,
  };
  const at = `T${random.integer(10, 16)}:${random.integer(10, 59)}:00Z`;
  const submittedAt = submittedOn ? new Date(`${submittedOn}${at}`) : null;
  return { key, association, row, acts, submittedAt };
}

function supporterOf({ supporter }: PlannedAssociation): string {
  return referenceId('organisation', supporter);
}

/** Some are prepared and not submitted yet; of those that are, most are admitted after a month. */
function drawActs(random: Random, openedOn: string, isCallOpen: boolean): SampleAct<ProposalAct>[] {
  if (isCallOpen && random.chance(0.4)) return [];
  const submittedOn = shiftDay(openedOn, random.integer(1, 12));
  const submit = { act: 'SUBMIT' as const, on: submittedOn };
  if (isCallOpen) return [submit];
  const decidedOn = shiftDay(submittedOn, random.integer(20, 34));
  if (random.chance(0.08)) return [submit, { act: 'WITHDRAW', on: decidedOn }];
  if (random.chance(0.12)) return [submit, { act: 'EXCLUDE', on: decidedOn }];
  if (random.chance(0.45)) return [submit, { act: 'ADMIT', on: decidedOn }];
  return [
    submit,
    { act: 'REQUEST_INTEGRATION', on: shiftDay(submittedOn, 14) },
    { act: 'INTEGRATE', on: shiftDay(submittedOn, 25) },
    { act: 'ADMIT', on: shiftDay(submittedOn, 35) },
  ];
}

/** They make what is asked for and the own funds, to the cent. */
function costsOf({ row: { id, requestedAmount, ownFunds } }: DrawnProposal) {
  const cents = [requestedAmount, ownFunds].map(centsOf);
  const total = cents.reduce((sum, each) => sum + each, 0n);
  const [venue, materials, communication] = [total / 5n, total / 7n, total / 20n];
  const people = total - venue - materials - communication;
  const parts = {
    PEOPLE: people,
    VENUE: venue,
    MATERIALS: materials,
    COMMUNICATION: communication,
  };
  return (Object.keys(described) as (keyof typeof described)[]).map((category, index) => {
    const description = described[category];
    return {
      proposalId: id,
      position: index + 1,
      category,
      description,
      amount: euroOf(parts[category]),
    };
  });
}

export function sampleProposals(plan: PlannedAssociations): FixedSampleRows[] {
  return [
    ...sampleUndertakings(proposalUndertaking.type, proposals, () => drawProposals(plan)),
    sampleRows(proposalCosts, () => drawProposals(plan).flatMap(costsOf)),
  ];
}
