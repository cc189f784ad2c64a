import { ok, type Result, refuse } from '#shared/result.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';
import { type CodiceFiscaleRefusal, readCodiceFiscale } from './codice-fiscale.ts';

export type IdentifierType =
  | 'CODICE_FISCALE'
  | 'CODICE_FISCALE_PROVISIONAL'
  | 'PASSPORT'
  | 'PERMIT_NUMBER'
  | 'POSTAL_RECEIPT'
  | 'CUI'
  | 'C3'
  | 'ANPR_ID'
  | 'STP'
  | 'SAP_ID';

export type IdentifierState = 'DECLARED' | 'VERIFIED' | 'CONTRADICTED' | 'SUPERSEDED';

export type PersonIdentifier = {
  id: string;
  personRecordId: string;
  type: IdentifierType;
  /** The value, opened only for those who may see it; null once it is erased. */
  sealed: Buffer | null;
  /** By which an equal value is found, without telling it. */
  blindIndex: string | null;
  issuer: string | null;
  validFrom: string | null;
  validTo: string | null;
  state: IdentifierState;
  verifiedOn: string | null;
  version: number;
};

export type NewIdentifier = {
  type: IdentifierType;
  value: string;
  issuer: string | null;
  validFrom: string | null;
  validTo: string | null;
};

export type IdentifierRefusal =
  | CodiceFiscaleRefusal
  | 'IdentifierMalformed'
  | 'IdentifierPeriodEmpty'
  | 'IdentifierInFuture';

/** An identifier as it is kept: in one spelling, in a form that its type can have. */
export function checkIdentifier(
  given: NewIdentifier,
  today: string,
): Result<NewIdentifier, IdentifierRefusal> {
  const { type, validFrom, validTo } = given;
  const issuer = given.issuer?.normalize('NFC').replaceAll(/\s+/g, ' ').trim() || null;
  if ((issuer?.length ?? 0) > 200) return refuse('IdentifierMalformed');
  if (validFrom !== null && validFrom > today) return refuse('IdentifierInFuture');
  if (validFrom !== null && validTo !== null && validFrom >= validTo) {
    return refuse('IdentifierPeriodEmpty');
  }
  const value = readValue(type, given.value);
  return value.ok ? ok({ type, value: value.value, issuer, validFrom, validTo }) : value;
}

/** The one spelling of a value. */
function readValue(
  type: IdentifierType,
  text: string,
): Result<string, CodiceFiscaleRefusal | 'IdentifierMalformed'> {
  if (type === 'CODICE_FISCALE' || type === 'CODICE_FISCALE_PROVISIONAL') {
    const code = readCodiceFiscale(text);
    if (!code.ok) return code;
    const kind = type === 'CODICE_FISCALE' ? 'PERSONAL' : 'PROVISIONAL_NUMERIC';
    return code.value.kind === kind ? ok(code.value.code) : refuse('CodiceFiscaleMalformed');
  }
  const value = text.replaceAll(/[\s.\-/]/g, '').toUpperCase();
  return (forms[type] ?? usualForm).test(value) ? ok(value) : refuse('IdentifierMalformed');
}

const usualForm = /^[A-Z0-9]{3,40}$/;

/** Of numbers whose form is known (SAP manual, section 6). */
const forms: Partial<Record<IdentifierType, RegExp>> = { SAP_ID: /^[A-Z]{2}[0-9]{9}$/ };

/** Of these a person has one at a time: a new one says that the former holds no more. */
const oneAtATime: readonly IdentifierType[] = [
  'CODICE_FISCALE',
  'CODICE_FISCALE_PROVISIONAL',
  'CUI',
  'ANPR_ID',
  'SAP_ID',
];

/** Whether an identifier that holds gives way to a new one. */
export function givesWay(held: PersonIdentifier, to: NewIdentifier): boolean {
  if (!isHeld(held) || to.validTo !== null) return false;
  if (to.type === 'CODICE_FISCALE' && held.type === 'CODICE_FISCALE_PROVISIONAL') return true;
  return held.type === to.type && oneAtATime.includes(held.type);
}

/** Whether it is held to be the person's now. */
export function isHeld({ state, validTo }: PersonIdentifier): boolean {
  return validTo === null && (state === 'DECLARED' || state === 'VERIFIED');
}

export type IdentifierAct = 'VERIFY' | 'CONTRADICT' | 'SUPERSEDE';

export const identifierLifeCycle = {
  VERIFY: { from: ['DECLARED'], to: 'VERIFIED' },
  CONTRADICT: { from: ['DECLARED', 'VERIFIED'], to: 'CONTRADICTED' },
  SUPERSEDE: { from: ['DECLARED', 'VERIFIED'], to: 'SUPERSEDED' },
} as const satisfies LifeCycle<IdentifierState, IdentifierAct>;

export type ActOnIdentifierRefusal =
  | 'IdentifierChanged'
  | 'IdentifierStateForbids'
  | 'IdentifierInFuture'
  | 'IdentifierPeriodEmpty';

export type IdentifierMove = { version: number; verifiedOn?: string; validTo?: string };

/** What an identifier becomes by an act, if nobody changed it since the caller read it. */
export function act(
  identifier: PersonIdentifier,
  kind: IdentifierAct,
  { version, verifiedOn, validTo }: IdentifierMove,
  today: string,
): Result<PersonIdentifier, ActOnIdentifierRefusal> {
  if (identifier.version !== version) return refuse('IdentifierChanged');
  const next = transition(identifierLifeCycle, identifier.state, kind, 'IdentifierStateForbids');
  if (!next.ok) return next;
  if ([verifiedOn, validTo].some((day) => day !== undefined && day > today)) {
    return refuse('IdentifierInFuture');
  }
  if (validTo !== undefined && identifier.validFrom !== null && identifier.validFrom >= validTo) {
    return refuse('IdentifierPeriodEmpty');
  }
  return ok({
    ...identifier,
    state: next.value,
    verifiedOn: verifiedOn ?? identifier.verifiedOn,
    validTo: validTo ?? identifier.validTo,
    version: version + 1,
  });
}
