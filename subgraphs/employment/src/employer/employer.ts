import { ok, type Result, refuse } from '#shared/result.ts';
import { checkDigitOf } from '../person-identifier/codice-fiscale.ts';

/** Who takes somebody on, or the business of somebody who works for themselves. */
export type Employer = {
  name: string;
  /** Null for a household, whose codice fiscale would be a person's. */
  vatNumber: string | null;
  organisationId: string | null;
};

/** An employer as the fields of what it is the employer of. */
export type EmployerFields = {
  employerName: string;
  employerVatNumber: string | null;
  employerOrganisationId: string | null;
};

export type ContractType =
  | 'PERMANENT'
  | 'FIXED_TERM'
  | 'APPRENTICESHIP'
  | 'AGENCY'
  | 'SEASONAL'
  | 'ON_CALL'
  | 'DOMESTIC'
  | 'COLLABORATION';

export type EmployerRefusal = 'EmployerNameMalformed' | 'VatNumberMalformed' | 'VatNumberMissing';

export type GivenEmployer = {
  name: string;
  vatNumber?: string | null;
  organisationId?: string | null;
};

export function readEmployer(given: GivenEmployer): Result<EmployerFields, EmployerRefusal> {
  const name = readShortText(given.name);
  if (name === undefined) return refuse('EmployerNameMalformed');
  const vatNumber = given.vatNumber ? readVatNumber(given.vatNumber) : null;
  if (vatNumber === undefined) return refuse('VatNumberMalformed');
  return ok({
    employerName: name,
    employerVatNumber: vatNumber,
    employerOrganisationId: given.organisationId ?? null,
  });
}

/** Only a household employs without a number of its own: then the contract is one of domestic work. */
export function lacksVatNumber(
  { employerVatNumber }: EmployerFields,
  contract: ContractType | null,
): boolean {
  return employerVatNumber === null && contract !== 'DOMESTIC';
}

export function employerOf(fields: EmployerFields): Employer {
  return {
    name: fields.employerName,
    vatNumber: fields.employerVatNumber,
    organisationId: fields.employerOrganisationId,
  };
}

/** As written by whoever wrote it, with or without `IT`; undefined where it cannot be one. */
export function readVatNumber(text: string): string | undefined {
  const number = text
    .toUpperCase()
    .replaceAll(/[\s.\-/]/g, '')
    .replace(/^IT/, '');
  const wellFormed = /^\d{11}$/.test(number) && number !== '00000000000';
  return wellFormed && checkDigitOf(number.slice(0, 10)) === number.at(-1) ? number : undefined;
}

/** A name or a number as others write it: 1 to 200 characters, none a control character. */
export function readShortText(text: string): string | undefined {
  const trimmed = text.trim();
  return /^[^\p{Cc}]{1,200}$/u.test(trimmed) ? trimmed : undefined;
}
