import { describe, expect, it } from '@jest/globals';
import { platform } from '#shared/identity/viewer.ts';
import {
  type AccessPoint,
  findUnexpected,
  isOpenOn,
  isWorkplaceOf,
  territoriesOf,
} from './access-point.ts';
import { parseAccessPoints } from './access-point-file.ts';

const source = { name: 'Test', asOf: '2025-03-01', confidence: 'SYNTHETIC' as const };

const desk: AccessPoint = {
  id: 'access_point_01',
  code: 'DESK-TEST',
  kind: 'MUNICIPAL_DESK',
  name: 'Desk',
  state: 'OPEN',
  comuneCode: '028060',
  operatingOrganisationId: 'organisation_01',
  hostOrganisationId: null,
  parentId: null,
  validFrom: '2025-03-01',
  validTo: '2026-03-01',
  source,
};

describe('an access point', () => {
  it('takes work for the days it is in force, first included and last excluded', () => {
    expect(isOpenOn(desk, '2025-02-28')).toBe(false);
    expect(isOpenOn(desk, '2025-03-01')).toBe(true);
    expect(isOpenOn(desk, '2026-02-28')).toBe(true);
    expect(isOpenOn(desk, '2026-03-01')).toBe(false);
    expect(isOpenOn({ ...desk, validTo: null }, '2099-01-01')).toBe(true);
  });

  it('takes no work unless it is open', () => {
    for (const state of ['PLANNED', 'SUSPENDED', 'CLOSED', 'MERGED_INTO'] as const) {
      expect(isOpenOn({ ...desk, state }, '2025-06-01')).toBe(false);
    }
  });

  it('is a workplace of those bound to it and of those bound to none in its organisation', () => {
    const worker = { organisation: 'organisation_01', accessPoint: null };
    expect(isWorkplaceOf(desk, worker)).toBe(true);
    expect(isWorkplaceOf(desk, { ...worker, accessPoint: desk.id })).toBe(true);
    expect(isWorkplaceOf(desk, { ...worker, accessPoint: 'access_point_02' })).toBe(false);
    expect(isWorkplaceOf(desk, { ...worker, organisation: 'organisation_02' })).toBe(false);
    expect(isWorkplaceOf(desk, platform)).toBe(false);
  });

  it('lies in the province and region of its comune', () => {
    const links = territoriesOf(desk, '05', ['ATS:VEN_16']);
    expect(links.map(({ relation, territory }) => `${relation} ${territory}`)).toEqual([
      'LIES_IN COMUNE:028060',
      'LIES_IN PROVINCE:028',
      'LIES_IN REGION:05',
      'SERVES ATS:VEN_16',
    ]);
    expect(territoriesOf({ ...desk, comuneCode: null }, '05', [])).toEqual([]);
  });
});

describe('numbers of access points', () => {
  const expectation = { kind: 'CPI' as const, expected: 40, source };

  it('are only reported when they differ from what their source expects', () => {
    expect(findUnexpected([expectation], new Map([['CPI', 40]]), '2026-01-01')).toEqual([]);
    expect(findUnexpected([expectation], new Map([['CPI', 41]]), '2026-01-01')).toMatchObject([
      { code: 'CPI_COUNT_UNEXPECTED', expected: 40, found: 41, on: '2026-01-01' },
    ]);
    expect(findUnexpected([expectation], new Map(), '2026-01-01')).toMatchObject([{ found: 0 }]);
    expect(findUnexpected([], new Map([['CPI', 41]]), '2026-01-01')).toEqual([]);
  });
});

describe('the reference file', () => {
  const header =
    'code,kind,name,state,comune_code,operating_organisation,host_organisation,parent_code,serves,valid_from,valid_to,source_name,source_as_of,source_confidence';
  const line =
    'CPI-1,CPI,CPI Uno,OPEN,028060,veneto-lavoro,,,ATS:VEN_16 COMUNE:028060,2025-03-01,,Test,2025-03-01,STATED';

  it('is read with its empty cells as nothing and its territories as a list', () => {
    const [listed] = parseAccessPoints(`${header}\n${line}\n`);
    expect(listed?.serves).toEqual(['ATS:VEN_16', 'COMUNE:028060']);
    expect(listed?.accessPoint).toMatchObject({ code: 'CPI-1', parentId: null, validTo: null });
  });

  it('is refused at the line that is malformed', () => {
    const wrong = line.replace('028060,veneto', '28060,veneto');
    expect(() => parseAccessPoints(`${header}\n${line}\n${wrong}\n`)).toThrow(
      /Line 3[\s\S]*comune_code/,
    );
  });
});
