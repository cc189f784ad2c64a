import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { CaseAdvance } from '#shared/undertaking/case-step.ts';
import { operatorEnrolmentUndertaking } from './operator-enrolment.repository.ts';
import {
  checkProvider,
  type OperatorEnrolment,
  type OperatorEnrolmentAct,
} from './operator-enrolment.ts';
import { tellProvider } from './tell-provider.ts';

export type ActOnEnrolmentRefusal = ActOnCaseRefusal | 'OnlyProviderMay';

/** The one path by which an enrolment moves on; each mutation says what its act does beside. */
export async function actOnEnrolment<Refusal extends string = never>(
  context: Context,
  operatorEnrolmentId: string,
  request: CaseAdvance<OperatorEnrolmentAct>,
  complete: (
    enrolment: OperatorEnrolment,
    tx: Tx,
  ) => Promise<Result<OperatorEnrolment, Refusal>> | Result<OperatorEnrolment, Refusal>,
): Promise<Result<OperatorEnrolment, ActOnEnrolmentRefusal | Refusal>> {
  return actOnCase(
    context,
    operatorEnrolmentUndertaking,
    operatorEnrolmentId,
    request,
    async (enrolment, tx): Promise<Result<OperatorEnrolment, Refusal | 'OnlyProviderMay'>> => {
      const allowed = checkProvider(enrolment, context.viewer.organisation);
      if (request.act !== 'DROP' && !allowed.ok) return allowed;
      const completed = await complete(enrolment, tx);
      if (completed.ok) await tellProvider(tx, completed.value);
      return completed;
    },
  );
}
