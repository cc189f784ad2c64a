import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { MayRefuse } from '#shared/undertaking/case-kind.ts';
import { mayRegioneWrite } from '#shared/undertaking/seen-by-regione.repository.ts';
import { grantUndertaking } from './grant.repository.ts';
import type { Grant, GrantAct } from './grant.ts';

type Request<Act> = { grantId: string; version: number; act: Act; happenedOn: string };

type Complete<Refusal extends string> = (grant: Grant, tx: Tx) => MayRefuse<Grant, Refusal>;

/** What the Regione does with a grant, and its beneficiary cannot, whatever scopes it holds. */
export async function actAsRegione<Refusal extends string = never>(
  context: Context,
  request: Request<GrantAct>,
  complete: Complete<Refusal> = ok,
): Promise<Result<Grant, ActOnCaseRefusal | Refusal>> {
  return actWhere(context, request, (grant) => mayRegioneWrite(grant, context.viewer), complete);
}

/** What its beneficiary does with a grant, and nobody for it. */
export async function actAsBeneficiary<Refusal extends string = never>(
  context: Context,
  request: Request<GrantAct>,
  complete: Complete<Refusal> = ok,
): Promise<Result<Grant, ActOnCaseRefusal | Refusal>> {
  const { organisation } = context.viewer;
  return actWhere(context, request, (grant) => grant.organisationId === organisation, complete);
}

function actWhere<Refusal extends string>(
  context: Context,
  { grantId, ...request }: Request<GrantAct>,
  may: (grant: Grant) => boolean,
  complete: Complete<Refusal>,
): Promise<Result<Grant, ActOnCaseRefusal | Refusal>> {
  return actOnCase(
    context,
    grantUndertaking,
    grantId,
    request,
    (grant, tx): MayRefuse<Grant, Refusal | 'CaseNotFound'> =>
      may(grant) ? complete(grant, tx) : refuse('CaseNotFound'),
  );
}
