import type { Context } from '#shared/context.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { checkTexts, lengths } from '#shared/localised-text/localised-text.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { findAttendance } from '../attendance/attendance.repository.ts';
import type { CorrectMicroInterventionInput } from '../generated/resolvers.ts';
import { microInterventionUndertaking } from './micro-intervention.repository.ts';
import {
  checkPlanned,
  checkTakesIn,
  type MicroIntervention,
  type PlannedRefusal,
} from './micro-intervention.ts';

type Unfit = PlannedRefusal | 'ParticipationOutsideIntervention';

export type CorrectMicroInterventionRefusal = CorrectCaseRefusal | Unfit | 'TextsMalformed';

export async function correctMicroIntervention(
  context: Context,
  input: CorrectMicroInterventionInput,
): Promise<Result<MicroIntervention, CorrectMicroInterventionRefusal>> {
  requireScope(context, 'community:write');
  const { microInterventionId: id, version, reason, title, description, ...told } = input;
  const { partnerIds, ...given } = givenFields(told);
  for (const partner of partnerIds ?? []) requireId(context, 'organisation', partner);
  const titles = title ? checkTexts(title, lengths.title) : ok(undefined);
  if (!titles.ok) return titles;
  const descriptions = description ? checkTexts(description, lengths.description) : ok(undefined);
  if (!descriptions.ok) return descriptions;
  const change = {
    ...given,
    ...(partnerIds && { partnerIds: [...partnerIds] }),
    ...(titles.value && { titles: titles.value }),
    ...(descriptions.value && { descriptions: descriptions.value }),
  };
  return correctCase(
    context,
    microInterventionUndertaking,
    id,
    { version, reason, change },
    async (corrected, tx): Promise<Result<MicroIntervention, Unfit>> => {
      const planned = checkPlanned(corrected);
      return planned.ok ? checkTakesIn(planned.value, await findAttendance(tx, id)) : planned;
    },
  );
}
