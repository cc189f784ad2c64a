import type { Context } from '#shared/context.ts';
import { lengths } from '#shared/localised-text/localised-text.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { mayRegioneWrite } from '#shared/undertaking/seen-by-regione.repository.ts';
import { findDaysAttended } from '../activity-attendance/find-days-attended.ts';
import type { CorrectMicroInterventionInput } from '../generated/resolvers.ts';
import { readTexts } from '../undertaking/read-texts.ts';
import { microInterventionUndertaking } from './micro-intervention.repository.ts';
import {
  checkPlanned,
  checkTakesIn,
  type MicroIntervention,
  type PlannedRefusal,
} from './micro-intervention.ts';

type Unfit = PlannedRefusal | 'ParticipationOutsideIntervention' | 'CaseStateForbids';

export type CorrectMicroInterventionRefusal = CorrectCaseRefusal | Unfit | 'TextsMalformed';

type Changes = Omit<CorrectMicroInterventionInput, 'microInterventionId' | 'version' | 'reason'>;

/** What the Regione has verified it alone corrects. */
export async function correctMicroIntervention(
  context: Context,
  { microInterventionId: id, version, reason, ...given }: CorrectMicroInterventionInput,
): Promise<Result<MicroIntervention, CorrectMicroInterventionRefusal>> {
  for (const partner of given.partnerIds ?? []) requireId(context, 'organisation', partner);
  const change = toChange(given);
  if (!change.ok) return change;
  return correctCase(
    context,
    microInterventionUndertaking,
    id,
    { version, reason, change: change.value },
    async (corrected, tx): Promise<Result<MicroIntervention, Unfit>> => {
      const { state } = corrected;
      const isClosed = state === 'VERIFIED' && !mayRegioneWrite(corrected, context.viewer);
      const isDone = state === 'COMPLETED' || state === 'VERIFIED';
      if (isClosed || (change.value.outputs && !isDone)) return refuse('CaseStateForbids');
      const planned = checkPlanned(corrected);
      if (!planned.ok) return planned;
      const days = await findDaysAttended(tx, context.viewer, { type: 'MicroIntervention', id });
      return checkTakesIn(planned.value, days);
    },
  );
}

function toChange(given: Changes): Result<Partial<MicroIntervention>, 'TextsMalformed'> {
  const { title, description, outputs, partnerIds, ...rest } = givenFields(given);
  const texts = readTexts({
    titles: [title, lengths.title, 'title'],
    descriptions: [description, lengths.description, 'description'],
    outputs: [outputs, lengths.description, 'outputs'],
  });
  if (!texts.ok) return texts;
  return ok({
    ...rest,
    ...(partnerIds && { partnerIds: [...partnerIds] }),
    ...texts.value,
  });
}
