import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkFacts, type FactsRefusal } from './check-facts.ts';
import { type FactValues, nothingKnown } from './person-facts.ts';

const today = '2026-11-24';
const amina: FactValues = { ...nothingKnown, givenName: 'Amina', familyName: 'Alaoui' };

const read = (facts: Partial<FactValues>) => {
  const result = checkFacts({ ...amina, ...facts }, today);
  return result.ok ? result.value : result.refusal;
};

describe('facts', () => {
  it.each<[Partial<FactValues>, FactsRefusal]>([
    [{ givenName: null, familyName: ' ' }, 'NameMissing'],
    [{ givenName: 'XXX', familyName: 'FNU' }, 'NameMissing'],
    [{ familyName: 'A'.repeat(201) }, 'NameTooLong'],
    [{ birthDate: '2026-11-25' }, 'BirthDateInFuture'],
    [{ birthDate: '1900-01-01' }, 'BirthDateTooEarly'],
    [{ birthDate: '0001-01-01' }, 'BirthDateTooEarly'],
    [{ citizenshipCodes: ['MA'] }, 'CountryCodeMalformed'],
    [{ birthCountryCode: '43' }, 'CountryCodeMalformed'],
    [{ residenceCode: 'G224' }, 'ComuneCodeMalformed'],
    [{ birthCountryCode: '436', birthComuneCode: '028060' }, 'BirthComuneAbroad'],
    [{ language: 'it' }, 'LanguageMalformed'],
    [{ email: 'amina@' }, 'EmailMalformed'],
    [{ phone: '12 a' }, 'PhoneMalformed'],
    [{ guardian: { kind: 'GUARDIAN', name: ' ', phone: null } }, 'GuardianNameMissing'],
    [{ guardian: { kind: 'PARENT', name: 'Said', phone: '1' } }, 'PhoneMalformed'],
  ])('are refused as %j: %s', (facts, refusal) => {
    expect(read(facts)).toBe(refusal);
  });

  it('are kept tidy: names, aliases, contacts, citizenships', () => {
    expect(
      read({
        givenName: '  Amina\u00a0 Zahra ',
        familyName: 'Bendriss',
        aliases: ['Amina', ' Amina', 'XXX'],
        email: ' Amina@Example.ORG ',
        phone: '0039 (049) 123-45.67',
        citizenshipCodes: ['460', '436', '460'],
        language: 'ARA',
      }),
    ).toMatchObject({
      givenName: 'Amina Zahra',
      aliases: ['Amina'],
      email: 'amina@example.org',
      phone: '+390491234567',
      citizenshipCodes: ['436', '460'],
      language: 'ara',
    });
  });

  it('may hold a single name, and a first name unknown', () => {
    expect(read({ givenName: 'FNU', familyName: 'Rahim' })).toMatchObject({
      givenName: null,
      familyName: 'Rahim',
    });
    expect(read({ givenName: null, familyName: null, originalName: 'রহিম' })).toMatchObject({
      originalName: 'রহিম',
    });
  });

  it('that were kept once are kept as they are', () => {
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }));
    fc.assert(
      fc.property(text, text, fc.array(fc.string()), (familyName, originalName, aliases) => {
        const once = checkFacts({ ...amina, familyName, originalName, aliases }, today);
        if (once.ok) expect(checkFacts(once.value, today)).toEqual(once);
      }),
    );
  });
});
