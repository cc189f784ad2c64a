import type { Source } from '#shared/database/columns.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { isComuneOrAtsKey } from '#shared/territory-key.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type AssociationState = 'MAPPED' | 'CONTACTED' | 'VERIFIED' | 'ENGAGED' | 'INACTIVE';

export type AssociationAct = 'CONTACT' | 'VERIFY' | 'ENGAGE' | 'DEACTIVATE' | 'REACTIVATE';

/** One that was inactive is verified anew before it is engaged again. */
export const associationLifeCycle = {
  CONTACT: { from: ['MAPPED'], to: 'CONTACTED' },
  VERIFY: { from: ['CONTACTED'], to: 'VERIFIED' },
  ENGAGE: { from: ['VERIFIED'], to: 'ENGAGED' },
  DEACTIVATE: { from: ['MAPPED', 'CONTACTED', 'VERIFIED', 'ENGAGED'], to: 'INACTIVE' },
  REACTIVATE: { from: ['INACTIVE'], to: 'CONTACTED' },
} as const satisfies LifeCycle<AssociationState, AssociationAct>;

/** RUNTS is the national register of the third sector; the others came before it, and are beside it. */
export type AssociationRegister = 'RUNTS' | 'REGIONAL' | 'MUNICIPAL';

/** The organisation of an association as an undertaking is who keeps it: the Regione. */
export type Association = Owned<AssociationState> & {
  name: string;
  /** The association as an organisation of the programme; null while it is informal. */
  ownOrganisationId: string | null;
  /** Who acts for one that is informal: the organisation that supports it. */
  supporterId: string | null;
  countryCodes: string[];
  languageCodes: string[];
  newGeneration: boolean;
  informal: boolean;
  listed: boolean;
  foundedOn: string | null;
  members: number | null;
  /** How many in a hundred members are under 30. */
  youthPercent: number | null;
  register: AssociationRegister | null;
  registerNumber: string | null;
  verifiedOn: string | null;
  source: Source | null;
  /** Where it works, as `LEVEL:code`, in order; beside it, and known only to who writes it. */
  territories?: string[];
};

/** Which organisation acts for an association: itself, or who supports it while it is informal. */
export function actsFor({
  ownOrganisationId,
  supporterId,
}: Pick<Association, 'ownOrganisationId' | 'supporterId'>): string | null {
  return ownOrganisationId ?? supporterId;
}

type Consenting = Pick<Association, 'ownOrganisationId' | 'supporterId' | 'listed'>;

/** What was agreed holds for who acted for it then: another that comes to act agrees anew. */
export function keptConsent(known: Consenting, changed: Consenting): boolean {
  return known.listed && actsFor(known) === actsFor(changed);
}

/** To be public is for who acts for it to agree to; where nobody does, the Regione says what it was told. */
export function consented<Given extends Consenting>(
  known: Consenting,
  changed: Given,
  by: string | null,
): Result<Given, 'AssociationConsentMissing'> {
  const mayAgree = [null, by].includes(actsFor(changed));
  const isAgreed = !changed.listed || mayAgree || keptConsent(known, changed);
  return isAgreed ? ok(changed) : refuse('AssociationConsentMissing');
}

type Entry = Pick<Association, 'register' | 'registerNumber'>;

type Told = Entry &
  Pick<
    Association,
    | 'name'
    | 'countryCodes'
    | 'languageCodes'
    | 'territories'
    | 'informal'
    | 'ownOrganisationId'
    | 'foundedOn'
    | 'members'
    | 'youthPercent'
  >;

export type AssociationToldRefusal =
  | 'AssociationNameMalformed'
  | 'CountryCodesMalformed'
  | 'LanguageCodesMalformed'
  | 'TerritoriesMalformed'
  | 'FoundedInFuture'
  | 'MembersMalformed'
  | 'YouthPercentMalformed'
  | EntryRefusal;

type EntryRefusal = 'RegisterEntryMalformed' | 'AssociationInformal';

const mostMembers = 100_000;

export function checkAssociation<Given extends Told>(
  given: Given,
  today: string,
): Result<Given, AssociationToldRefusal> {
  const { countryCodes, languageCodes, territories = [], foundedOn, members, youthPercent } = given;
  if (!isPublicText(given.name)) return refuse('AssociationNameMalformed');
  if (!areEachOnce(countryCodes, (code) => /^\d{3}$/.test(code))) {
    return refuse('CountryCodesMalformed');
  }
  if (!areSome(languageCodes, (code) => /^[a-z]{3}$/.test(code))) {
    return refuse('LanguageCodesMalformed');
  }
  if (!areSome(territories, isComuneOrAtsKey)) return refuse('TerritoriesMalformed');
  if (foundedOn !== null && foundedOn > today) return refuse('FoundedInFuture');
  if (!isWithin(members, mostMembers)) return refuse('MembersMalformed');
  if (!isWithin(youthPercent, 100)) return refuse('YouthPercentMalformed');
  return checkEntry(given);
}

const mostCodes = 100;

function areEachOnce(codes: readonly string[], isCode: (code: string) => boolean): boolean {
  return codes.length <= mostCodes && new Set(codes).size === codes.length && codes.every(isCode);
}

function areSome(codes: readonly string[], isCode: (code: string) => boolean): boolean {
  return codes.length > 0 && areEachOnce(codes, isCode);
}

function isWithin(count: number | null, most: number): boolean {
  return count === null || (count >= 0 && count <= most);
}

/** What is informal is registered nowhere, and no organisation of the programme. */
function checkEntry<Given extends Entry & Pick<Told, 'informal' | 'ownOrganisationId'>>(
  given: Given,
): Result<Given, EntryRefusal> {
  const { register, registerNumber, informal, ownOrganisationId } = given;
  const isWhole = (register === null) === (registerNumber === null);
  if (!isWhole || (registerNumber !== null && !isPublicText(registerNumber))) {
    return refuse('RegisterEntryMalformed');
  }
  const isFormal = register !== null || ownOrganisationId !== null;
  return informal && isFormal ? refuse('AssociationInformal') : ok(given);
}

/** What the Regione looked at: as it was told, or null. */
export type Evidence = Entry & Pick<Association, 'supporterId'>;

export type VerifyRefusal = EntryRefusal | 'RegisterEntryMismatch' | 'AssociationUnrepresented';

/** What is informal is vouched for by who supports it; all else has an entry, which is the one that is known. */
export function verify(
  contacted: Association,
  { register, registerNumber, supporterId }: Evidence,
): Result<Association, VerifyRefusal> {
  const checked = checkEntry({ ...contacted, register, registerNumber });
  if (!checked.ok) return checked;
  const isKnown = contacted.register === null || isSameEntry(contacted, checked.value);
  if (!contacted.informal && (register === null || !isKnown)) {
    return refuse('RegisterEntryMismatch');
  }
  const verified = { ...checked.value, supporterId: supporterId ?? contacted.supporterId };
  const listed = keptConsent(contacted, verified);
  return represented({ ...verified, listed, verifiedOn: contacted.stateSince });
}

function isSameEntry(one: Entry, other: Entry): boolean {
  return one.register === other.register && one.registerNumber === other.registerNumber;
}

/** Nothing is agreed with an association for which nobody acts. */
export function represented(
  association: Association,
): Result<Association, 'AssociationUnrepresented'> {
  return actsFor(association) === null ? refuse('AssociationUnrepresented') : ok(association);
}
