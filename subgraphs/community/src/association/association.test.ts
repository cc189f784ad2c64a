import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Association, actsFor, checkAssociation, represented, verify } from './association.ts';

const formal: Association = {
  ...{ id: 'a', organisationId: 'regione', openedOn: '2026-02-02', externalRef: null, version: 2 },
  ...{ state: 'VERIFIED', stateSince: '2026-03-02', source: null, verifiedOn: null },
  ...{ name: 'Ponti sul Sile', ownOrganisationId: 'ponti', supporterId: null },
  ...{ countryCodes: ['436'], languageCodes: ['ara'], territories: ['COMUNE:026086'] },
  ...{ newGeneration: false, informal: false, listed: true, foundedOn: '2010-05-01' },
  ...{ members: 40, youthPercent: 10, register: 'RUNTS', registerNumber: '12345' },
};
const group: Association = {
  ...formal,
  ...{ informal: true, ownOrganisationId: null, register: null, registerNumber: null },
};

const today = '2026-11-23';

describe('what is said of an association', () => {
  it.each([
    [{}, undefined],
    [{ countryCodes: [] }, undefined],
    [{ territories: ['ATS:VEN_09', 'COMUNE:026086'] }, undefined],
    [{ members: 0, youthPercent: 100, foundedOn: today }, undefined],
    [{ register: null, registerNumber: null }, undefined],
    [{ name: '' }, 'AssociationNameMalformed'],
    [{ countryCodes: ['MAR'] }, 'CountryCodesMalformed'],
    [{ countryCodes: ['436', '436'] }, 'CountryCodesMalformed'],
    [{ languageCodes: [] }, 'LanguageCodesMalformed'],
    [{ languageCodes: ['ar'] }, 'LanguageCodesMalformed'],
    [{ territories: [] }, 'TerritoriesMalformed'],
    [{ territories: ['PROVINCE:026'] }, 'TerritoriesMalformed'],
    [{ territories: ['ATS:VEN_9'] }, 'TerritoriesMalformed'],
    [{ foundedOn: '2026-11-24' }, 'FoundedInFuture'],
    [{ members: -1 }, 'MembersMalformed'],
    [{ youthPercent: 101 }, 'YouthPercentMalformed'],
    [{ register: null }, 'RegisterEntryMalformed'],
    [{ registerNumber: null }, 'RegisterEntryMalformed'],
    [{ registerNumber: ' 1' }, 'RegisterEntryMalformed'],
    [{ informal: true }, 'AssociationInformal'],
    [{ informal: true, register: null, registerNumber: null }, 'AssociationInformal'],
  ] as const)('%j is refused as %s', (more, refusal) => {
    const given = { ...formal, ...more } as Association; // read-only lists of the table above
    const checked = checkAssociation(given, today);
    expect(checked.ok ? undefined : checked.refusal).toBe(refusal);
  });
});

describe('a verification', () => {
  const none = { register: null, registerNumber: null, supporterId: null };
  const entry = { register: 'RUNTS' as const, registerNumber: '12345', supporterId: null };
  const unknown = { ...formal, register: null, registerNumber: null };

  it.each([
    ['its entry', formal, entry, undefined],
    ['an entry that nobody knew', unknown, entry, undefined],
    ['no entry', formal, none, 'RegisterEntryMismatch'],
    ['no entry where none was known', unknown, none, 'RegisterEntryMismatch'],
    ['another entry', formal, { ...entry, registerNumber: '1' }, 'RegisterEntryMismatch'],
    ['half an entry', formal, { ...entry, register: null }, 'RegisterEntryMalformed'],
    ['nobody who acts', { ...formal, ownOrganisationId: null }, entry, 'AssociationUnrepresented'],
    ['an entry of a group', group, entry, 'AssociationInformal'],
    ['nobody who vouches for a group', group, none, 'AssociationUnrepresented'],
    ['who vouches for a group', group, { ...none, supporterId: 'comune' }, undefined],
    ['who is known to support a group', { ...group, supporterId: 'comune' }, none, undefined],
  ] as const)('of %s', (_, association, evidence, refusal) => {
    const verified = verify(association, evidence);
    expect(verified.ok ? undefined : verified.refusal).toBe(refusal);
    if (verified.ok) expect(verified.value.verifiedOn).toBe('2026-03-02');
  });

  it('leaves nobody verified for whom nobody acts, nor registered who is informal', () => {
    const id = fc.option(fc.constantFrom('ponti', 'comune'));
    const evidence = fc.record({
      register: fc.option(fc.constantFrom('RUNTS' as const, 'MUNICIPAL' as const)),
      registerNumber: fc.option(fc.constantFrom('12345', '1')),
      supporterId: id,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(formal, unknown, group),
        id,
        id,
        evidence,
        (one, own, by, seen) => {
          const ownOrganisationId = one.informal ? null : own;
          const verified = verify({ ...one, ownOrganisationId, supporterId: by }, seen);
          if (!verified.ok) return;
          expect(actsFor(verified.value)).not.toBeNull();
          expect(represented(verified.value).ok).toBe(true);
          expect(verified.value.register === null).toBe(one.informal);
        },
      ),
    );
  });
});
