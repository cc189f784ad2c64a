import type { Context } from '#shared/context.ts';
import type { PersonFacts } from './person-facts.ts';
import { hiddenFields, visibleIdentity } from './sealed-identity.ts';

/**
 * The fields of what a record says, the same on the record and on each version of it; `held` finds
 * the version of the parent.
 */
export function factFields<Parent>(held: (parent: Parent) => PersonFacts) {
  const seen = (parent: Parent, context: Context) => visibleIdentity(held(parent), context);
  const facts = (parent: Parent) => held(parent).facts;
  return {
    givenName: async (parent: Parent, _: unknown, context: Context) =>
      (await seen(parent, context)).givenName,
    familyName: async (parent: Parent, _: unknown, context: Context) =>
      (await seen(parent, context)).familyName,
    originalName: async (parent: Parent, _: unknown, context: Context) =>
      (await seen(parent, context)).originalName,
    aliases: async (parent: Parent, _: unknown, context: Context) =>
      (await seen(parent, context)).aliases,
    birthDate: async (parent: Parent, _: unknown, context: Context) =>
      (await seen(parent, context)).birthDate,
    birthDatePrecision: (parent: Parent) => facts(parent).birthDatePrecision,
    birthCountry: async (parent: Parent, _: unknown, context: Context) =>
      toCountry((await seen(parent, context)).birthCountry),
    birthComune: async (parent: Parent, _: unknown, context: Context) =>
      toComune((await seen(parent, context)).birthComune),
    sex: (parent: Parent) => facts(parent).sex,
    citizenshipCodes: (parent: Parent) => facts(parent).citizenshipCodes,
    citizenships: (parent: Parent) => facts(parent).citizenshipCodes.map((code) => ({ code })),
    residence: async (parent: Parent, _: unknown, context: Context) =>
      toComune((await seen(parent, context)).residence),
    domicile: async (parent: Parent, _: unknown, context: Context) =>
      toComune((await seen(parent, context)).domicile),
    language: (parent: Parent) => facts(parent).language,
    codiceFiscaleAbsence: (parent: Parent) => facts(parent).codiceFiscaleAbsence,
    email: async (parent: Parent, _: unknown, context: Context) =>
      (await seen(parent, context)).email,
    phone: async (parent: Parent, _: unknown, context: Context) =>
      (await seen(parent, context)).phone,
    guardian: async (parent: Parent, _: unknown, context: Context) =>
      (await seen(parent, context)).guardian,
    hiddenFields: (parent: Parent, _: unknown, context: Context) =>
      hiddenFields(held(parent), context),
  };
}

function toCountry(code: string | null) {
  return code === null ? null : { code };
}

function toComune(code: string | null) {
  return code === null ? null : ({ level: 'COMUNE', code } as const);
}
