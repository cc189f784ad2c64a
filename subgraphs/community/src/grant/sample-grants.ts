import { centsOf, euroOf, isMore } from '#shared/euro.ts';
import { referenceId } from '#shared/reference-id.ts';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { dayOf, inTurn, live, type SampleLife } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type { PlannedAssociations } from '../association/sample-associations.ts';
import { sampleAward, sampleCall } from '../call/sample-calls.ts';
import { drawProposals } from '../proposal/sample-proposals.ts';
import { grantUndertaking } from './grant.repository.ts';
import { grantInstalments, grants } from './grant.table.ts';
import type { Grant, GrantAct, GrantInstalment, GrantState } from './grant.ts';
import { checkAccepted, keptOf, planInstalments, planRecovery } from './grant-money.ts';

type Story = readonly (readonly [act: GrantAct, from: number, to: number])[];

const contracted: Story = [
  ['ACCEPT', 3, 9],
  ['CONTRACT', 15, 24],
];
const paidInAdvance: Story = [...contracted, ['PAY_ADVANCE', 10, 25]];
const running: Story = [...paidInAdvance, ['START', 3, 9]];
const reported: Story = [...running, ['REPORT', 95, 110]];
const settled: Story = [...reported, ['PAY_BALANCE', 20, 35]];

/** One after another, in the order of the ranking: so that each state has some. */
const stories: readonly Story[] = [
  [...settled, ['CLOSE', 5, 15]],
  settled,
  reported,
  running,
  [...reported, ['RETURN', 15, 25]],
  [...running, ['REVOKE', 40, 60], ['RECOVER', 50, 80]],
  [...running, ['REVOKE', 120, 150]],
  [['ACCEPT', 3, 9]],
  contracted,
  paidInAdvance,
];

type Life = SampleLife<GrantState, GrantAct>;

const { advancePercent, id: callId } = sampleCall('quartieri-2025').row;

/** What is granted to the proposals that are funded, and how far each grant has come. */
export function drawGrants(plan: PlannedAssociations) {
  const funded = drawProposals(plan)
    .filter(({ row }) => row.callId === callId && row.state === 'FUNDED')
    .toSorted((a, b) => (a.row.rank ?? 0) - (b.row.rank ?? 0));
  return funded.map(({ key, row: proposal }, index) => {
    const random = randomAt(1, 'grant', key);
    const story = stories[index % stories.length] ?? [];
    const acts = story.map(([act, from, to]) => [act, random.integer(from, to)] as const);
    const life = live(grantUndertaking, sampleAward.awardedOn, inTurn(sampleAward.awardedOn, acts));
    const contractedOn = dayOf(life, 'CONTRACT');
    const row: Grant = {
      id: referenceId('grant', key),
      organisationId: proposal.organisationId,
      callId,
      proposalId: proposal.id,
      associationId: proposal.associationId,
      amount: proposal.requestedAmount,
      deMinimisAid: dayOf(life, 'ACCEPT') && (random.chance(0.3) ? '8500.00' : '0.00'),
      contractedOn,
      cup: contractedOn && `H19G26${String(index + 1).padStart(9, '0')}`,
      ...reportOf(random, life, proposal.requestedAmount),
      revocationReason: dayOf(life, 'REVOKE') && 'Le attività previste non sono state svolte.',
      ...outcomeOf(life),
    };
    return { key, row, life };
  });
}

/** Most report a little more or less than the grant; of what they report a little is not accepted. */
function reportOf(random: Random, life: Life, amount: string) {
  const spent = (centsOf(amount) * BigInt(random.integer(920, 1_060))) / 1_000n;
  const eligible = (spent * BigInt(random.integer(960, 1_000))) / 1_000n;
  const most = centsOf(amount);
  const wasReported = dayOf(life, 'REPORT') !== null;
  const isReturned = life.steps.at(-1)?.act === 'RETURN';
  return {
    reportedAmount: wasReported ? euroOf(spent) : null,
    acceptedAmount: dayOf(life, 'PAY_BALANCE') && euroOf(eligible < most ? eligible : most),
    report: wasReported ? 'Le attività si sono svolte come previsto, con più persone.' : null,
    returnReason: isReturned ? 'Manca la ricevuta di una spesa.' : null,
  };
}

function instalmentsOf({ row, life }: ReturnType<typeof drawGrants>[number]): GrantInstalment[] {
  const { id, contractedOn } = row;
  if (contractedOn === null) return [];
  const days = { advanceDueOn: shiftDay(contractedOn, 30), balanceDueOn: '2026-11-30' };
  const planned = planInstalments(row, advancePercent, { contractedOn, ...days });
  if (!planned.ok) throw new Error('The sample contracts what does not fit');
  const advancedOn = dayOf(life, 'PAY_ADVANCE');
  const owed = planned.value.map((each) =>
    each.kind === 'ADVANCE' ? pay(each, advancedOn) : each,
  );
  const isPaid = ({ paidOn }: GrantInstalment) => paidOn !== null;
  const revokedOn = dayOf(life, 'REVOKE');
  if (revokedOn) {
    const recovery = planRecovery(id, owed, {
      amount: keptOf(owed),
      since: revokedOn,
      dueOn: shiftDay(revokedOn, 90),
    });
    if (!recovery.ok) throw new Error('The sample recovers what does not fit');
    const recoveredOn = dayOf(life, 'RECOVER');
    return [...owed.filter(isPaid), ...recovery.value.map((each) => pay(each, recoveredOn))];
  }
  if (row.acceptedAmount === null) return owed;
  const accepted = checkAccepted(row, row.acceptedAmount, keptOf(owed));
  if (!accepted.ok) throw new Error('The sample accepts what does not fit');
  const { balance: amount } = accepted.value;
  const settledOn = dayOf(life, 'PAY_BALANCE');
  return owed
    .map((each) => (each.kind === 'BALANCE' ? pay({ ...each, amount }, settledOn) : each))
    .filter((each) => isMore(each.amount, '0.00'));
}

function pay(instalment: GrantInstalment, paidOn: string | null): GrantInstalment {
  if (paidOn === null) return instalment;
  const kind = instalment.kind === 'RECOVERY' ? 'REV' : 'MAND';
  const number = referenceId('grant', instalment.grantId + instalment.kind).slice(-6);
  return { ...instalment, paidOn, paymentRef: `${kind}-${paidOn.slice(0, 4)}-${number}` };
}

export function sampleGrants(plan: PlannedAssociations): FixedSampleRows[] {
  return [
    ...sampleUndertakings(grantUndertaking.type, grants, () => drawGrants(plan)),
    sampleRows(grantInstalments, () => drawGrants(plan).flatMap(instalmentsOf)),
  ];
}
