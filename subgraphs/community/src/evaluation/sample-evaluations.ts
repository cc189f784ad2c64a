import { referenceId } from '#shared/reference-id.ts';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { dayOf, live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type { PlannedAssociations } from '../association/sample-associations.ts';
import { sampleAward } from '../call/sample-calls.ts';
import { type DrawnProposal, drawProposals } from '../proposal/sample-proposals.ts';
import { scoresOf } from '../proposal/sample-ranking.ts';
import { evaluationUndertaking } from './evaluation.repository.ts';
import { evaluationScores, evaluations } from './evaluation.table.ts';
import type { ConflictKind, EvaluationAct } from './evaluation.ts';

/** Employer and subject of those who evaluate; the first two who have no part in a proposal score it. */
const evaluators = [
  ['unipd', 'evaluator-unipd'],
  ['regione-veneto', 'evaluator-regione'],
  ['comune-venezia', 'evaluator-comune-venezia'],
] as const;

const assignedOn = '2025-12-10';

const comments = [
  'Il progetto conosce il quartiere e chi vi abita; i tempi sono realistici.',
  'La rete di partner è solida, meno chiaro come si misurano i risultati.',
  'Buona l’idea; il piano dei costi va seguito con attenzione.',
  'Le persone a cui si rivolge hanno parte nelle decisioni: è il suo punto di forza.',
];

const conflicts: ConflictKind[] = ['FAMILY', 'MEMBER', 'RIVAL'];

/** Of the call that was awarded: what counted in its ranking, and who had to leave it to others. */
function drawEvaluations(plan: PlannedAssociations) {
  const ranked = drawProposals(plan).filter(({ row }) => row.score !== null);
  return ranked.flatMap((proposal) => {
    const { row, association } = proposal;
    const supporter = referenceId('organisation', association.supporter);
    const interested = [row.organisationId, supporter, ...row.partnerIds];
    const able = evaluators
      .map(([employer, subject]) => [referenceId('organisation', employer), subject] as const)
      .filter(([employer]) => !interested.includes(employer));
    const offset = randomAt(1, 'evaluators', proposal.key).integer(0, able.length - 1);
    const turned = [...able.slice(offset), ...able.slice(0, offset)];
    return turned.flatMap((evaluator, index) => draw(proposal, evaluator, index));
  });
}

/** The third is asked of some, and has a conflict there. */
function draw(
  { key, row: proposal }: DrawnProposal,
  [evaluatorOrganisationId, evaluatorSubject]: readonly [string, string],
  index: number,
) {
  const random = randomAt(1, 'evaluator', key, index);
  const hasConflict = index === 2;
  if (hasConflict && !random.chance(0.6)) return [];
  const life = live(evaluationUndertaking, assignedOn, drawActs(random, hasConflict));
  const comment = hasConflict ? null : random.pick(comments);
  const row = {
    id: referenceId('evaluation', `${key}:${index}`),
    organisationId: referenceId('organisation', 'regione-veneto'),
    callId: proposal.callId,
    proposalId: proposal.id,
    applicantId: proposal.organisationId,
    ...{
      evaluatorOrganisationId,
      evaluatorSubject,
      comment,
      moderationReason: null,
      setAsideReason: null,
    },
    conflict: hasConflict ? random.pick(conflicts) : null,
    noConflictOn: dayOf(life, 'SUBMIT'),
    ...outcomeOf(life),
  };
  const before = 'Il progetto conosce il quartiere.';
  const mistyped =
    comment !== null && random.chance(0.25)
      ? { field: 'comment', before, after: comment }
      : undefined;
  return [{ key, row, life, mistyped }];
}

function drawActs(random: Random, hasConflict: boolean): SampleAct<EvaluationAct>[] {
  const on = shiftDay(assignedOn, random.integer(3, 35));
  if (hasConflict) return [{ act: 'DECLARE_CONFLICT', on }];
  return [
    { act: 'SUBMIT', on },
    { act: 'FINALISE', on: sampleAward.rankedOn },
  ];
}

export function sampleEvaluations(plan: PlannedAssociations): FixedSampleRows[] {
  return [
    ...sampleUndertakings(evaluationUndertaking.type, evaluations, () => drawEvaluations(plan)),
    sampleRows(evaluationScores, () =>
      drawProposals(plan).flatMap(({ key, row }) => (row.score === null ? [] : scoresOf(key))),
    ),
  ];
}
