import type { Context } from '#shared/context.ts';
import { type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { isComuneCode } from '../case-step/territory-codes.ts';
import type { PlanEducationalPovertyActionInput } from '../generated/resolvers.ts';
import { educationalPovertyActionKind } from './educational-poverty-action.repository.ts';
import {
  checkPlanned,
  type EducationalPovertyAction,
  type PlanRefusal,
} from './educational-poverty-action.ts';

export type PlanEducationalPovertyActionRefusal =
  | OpenUndertakingRefusal
  | PlanRefusal
  | 'ComuneCodeMalformed';

export async function planEducationalPovertyAction(
  context: Context,
  {
    comune: comuneCode,
    externalRef = null,
    openedOn = null,
    schoolCode = null,
    ...planned
  }: PlanEducationalPovertyActionInput,
): Promise<Result<EducationalPovertyAction, PlanEducationalPovertyActionRefusal>> {
  if (!isComuneCode(comuneCode)) return refuse('ComuneCodeMalformed');
  const { kind, schoolName, hours, families, startsOn } = planned;
  return openUndertaking(
    context,
    educationalPovertyActionKind,
    { externalRef, openedOn },
    (begun) =>
      checkPlanned({
        ...begun,
        ...{ kind, schoolName, schoolCode, comuneCode, hours, families, startsOn },
        minorsCount: 0,
        startedOn: null,
        closedOn: null,
      }),
  );
}
