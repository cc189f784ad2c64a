import type { Refusals } from '#shared/language/payload.ts';
import type { ActOnMembershipRefusal } from './act-on-membership.ts';
import type { InviteMemberRefusal } from './invite-member.ts';

const inFuture = {
  en: 'An act cannot be dated in the future.',
  it: "L'atto non può avere una data futura.",
};

export const inviteRefusals = {
  OrganisationNotFound: {
    en: 'There is no such organisation.',
    it: "L'ente indicato non esiste.",
    path: ['organisationId'],
  },
  OrganisationNotActive: {
    en: 'The organisation is suspended or no longer exists.',
    it: "L'ente è sospeso o non esiste più.",
    path: ['organisationId'],
  },
  MembershipAlreadyOpen: {
    en: 'The organisation already has a membership that has not ended.',
    it: "L'ente ha già un'adesione non conclusa.",
    path: ['organisationId'],
  },
  MembershipWithoutWorkPackage: {
    en: 'A membership needs at least one work package.',
    it: "L'adesione richiede almeno un work package.",
    path: ['workPackages'],
  },
  MembershipActInFuture: { ...inFuture, path: ['invitedOn'] },
} satisfies Refusals<InviteMemberRefusal>;

/** `day` is the input field that dates the act. */
export function actRefusals(day: string): Refusals<ActOnMembershipRefusal> {
  return {
    MembershipNotFound: {
      en: 'There is no such membership.',
      it: "L'adesione indicata non esiste.",
      path: ['membershipId'],
    },
    MembershipStateForbids: {
      en: 'The state of the membership does not allow this act.',
      it: "Lo stato dell'adesione non consente questo atto.",
      path: ['membershipId'],
    },
    MembershipChanged: {
      en: 'Somebody changed the membership since you read it: read it again.',
      it: "L'adesione è cambiata dopo la lettura: va riletta.",
      path: ['version'],
    },
    MembershipActInFuture: { ...inFuture, path: [day] },
    MembershipActTooEarly: {
      en: 'The act cannot come before the present state began.',
      it: "L'atto non può precedere l'inizio dello stato attuale.",
      path: [day],
    },
  };
}

export const exitRefusals: Refusals<ActOnMembershipRefusal | 'MembershipDutiesOpen'> = {
  ...actRefusals('on'),
  MembershipDutiesOpen: {
    en: 'The organisation has still something to do: read its open duties, and accept that they stay open.',
    it: "L'ente ha ancora adempimenti aperti: vanno letti e accettati come tali.",
    path: ['acceptOpenDuties'],
  },
};
