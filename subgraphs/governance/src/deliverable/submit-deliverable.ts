import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { SubmitDeliverableInput } from '../generated/resolvers.ts';
import { isExitedPartner } from '../membership/exited-partner.ts';
import { deliverableUndertaking } from './deliverable.repository.ts';
import { checkDocument, type Deliverable } from './deliverable.ts';

type Unfit = 'CaseNotFound' | 'PartnerExited' | 'DeliverableDocumentMalformed';

export type SubmitDeliverableRefusal = ActOnCaseRefusal | Unfit;

export async function submitDeliverable(
  context: Context,
  { deliverableId, documentUrl, documentHash, ...request }: SubmitDeliverableInput,
): Promise<Result<Deliverable, SubmitDeliverableRefusal>> {
  return actOnCase(
    context,
    deliverableUndertaking,
    deliverableId,
    { ...request, act: 'SUBMIT' as const },
    async (advanced, tx): Promise<Result<Deliverable, Unfit>> => {
      const { organisationId, stateSince } = advanced;
      // The Regione decides on deliverables, and delivers its own alone.
      if (organisationId !== context.viewer.organisation) return refuse('CaseNotFound');
      if (await isExitedPartner(tx, organisationId, stateSince)) return refuse('PartnerExited');
      const document = checkDocument({ documentUrl, documentHash });
      if (!document.ok) return document;
      return ok({ ...advanced, ...document.value, deliveredOn: stateSince });
    },
  );
}
