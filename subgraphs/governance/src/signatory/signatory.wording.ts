import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { inviteRefusals } from '../membership/membership.wording.ts';
import { ledRefusals, memorandumExpired } from '../memorandum/memorandum.wording.ts';
import type { AuthorizeSignatoryRefusal } from './authorize-signatory.ts';
import type { InviteSignatoryRefusal } from './invite-signatory.ts';
import type { SignMemorandumRefusal } from './sign-memorandum.ts';
import type { WithdrawSignatoryRefusal } from './withdraw-signatory.ts';

const { OrganisationNotFound, OrganisationNotActive } = inviteRefusals;

export const inviteSignatoryRefusals: Refusals<InviteSignatoryRefusal> = {
  ...ledRefusals('invitedOn'),
  OrganisationNotFound,
  OrganisationNotActive,
  SignatoryAlreadyInvited: {
    en: 'This organisation is invited already.',
    it: "L'ente è già invitato.",
    path: ['organisationId'],
  },
};

/** `day` is the input field that dates the act. */
function acted(day: string) {
  const refusals = actOnCaseRefusals('signatoryId');
  return {
    ...refusals,
    CaseStateForbids: {
      en: 'Its state, or that of its memorandum, does not allow this.',
      it: 'Lo stato attuale, o quello del protocollo, non lo consente.',
      path: ['signatoryId'],
    },
    CaseInFuture: { ...refusals.CaseInFuture, path: [day] },
    CaseTooEarly: { ...refusals.CaseTooEarly, path: [day] },
    PartnerExited: { ...refusals.PartnerExited, path: [day] },
  };
}

export const authorizeSignatoryRefusals: Refusals<AuthorizeSignatoryRefusal> = {
  ...acted('happenedOn'),
  CapacityMalformed: {
    en: 'A capacity has 1 to 200 characters, none of them a control character, and no space at its ends.',
    it: 'La qualifica ha da 1 a 200 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['capacity'],
  },
};

export const signMemorandumRefusals: Refusals<SignMemorandumRefusal> = {
  ...acted('signedOn'),
  MemorandumExpired: memorandumExpired('signedOn'),
};

export const withdrawSignatoryRefusals: Refusals<WithdrawSignatoryRefusal> = {
  ...acted('withdrawnOn'),
  SignatoryLeads: {
    en: 'Whoever leads a memorandum does not withdraw: it can terminate it.',
    it: 'Il capofila non recede: può risolvere il protocollo.',
    path: ['signatoryId'],
  },
};
