import type { Context } from '#shared/context.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Case } from '../case-step/case.ts';
import { type Around, type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { ProposeActivePolicyInput } from '../generated/resolvers.ts';
import { servicePactCase } from '../service-pact/service-pact.repository.ts';
import { activePolicyCase } from './active-policy.repository.ts';
import type { ActivePolicy } from './active-policy.ts';
import type { ActivePolicyState } from './sap-event.ts';
import { readSapPolicy, type SapPolicyRefusal } from './sap-policy-id.ts';

type PactRefusal = 'ServicePactNotFound' | 'ServicePactNotSigned' | 'ProposedBeforePact';

export type ProposeActivePolicyRefusal = OpenCaseRefusal | SapPolicyRefusal | PactRefusal;

export async function proposeActivePolicy(
  context: Context,
  { servicePactId, proposedOn, externalRef = null, ...given }: ProposeActivePolicyInput,
): Promise<Result<ActivePolicy, ProposeActivePolicyRefusal>> {
  requireId(context, 'service_pact', servicePactId);
  const pact = await readOne(context, servicePactCase.list, servicePactId);
  if (!pact || pact.organisationId !== context.viewer.organisation) {
    return refuse('ServicePactNotFound');
  }
  const sap = readSapPolicy(given, proposedOn);
  if (!sap.ok) return sap;
  const { value: facts } = sap;

  async function complete(
    begun: Case<ActivePolicyState>,
    { tx }: Around,
  ): Promise<Result<ActivePolicy, PactRefusal>> {
    const known = await servicePactCase.findForUpdate(tx, servicePactId);
    const isInUse = known?.state === 'SIGNED' || known?.state === 'IN_FORCE';
    if (!isInUse || known.signedOn === null) return refuse('ServicePactNotSigned');
    if (proposedOn < known.signedOn) return refuse('ProposedBeforePact');
    const unheld = { startedOn: null, endedOn: null, lastEvent: 'PROPOSE' as const };
    return ok({ ...begun, ...facts, ...unheld, servicePactId });
  }

  const { personRecordId, accessPointId } = pact;
  const opening = { personRecordId, accessPointId, openedOn: proposedOn, externalRef };
  return openCase(context, activePolicyCase, opening, complete);
}
