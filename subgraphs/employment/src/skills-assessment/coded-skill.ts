import { ok, type Result, refuse } from '#shared/result.ts';

// Skills and occupations are named by the URIs of ESCO, which governance knows once it is imported,
// or by codes of repertories that nobody here knows: of these the form is all that is checked.

export type CodeListEntryStub = { listName: string; code: string };

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const escoSkill = new RegExp(`^http://data\\.europa\\.eu/esco/skill/${uuid}$`);
const escoOccupation = new RegExp(`^http://data\\.europa\\.eu/esco/occupation/${uuid}$`);
const iscoGroup = /^http:\/\/data\.europa\.eu\/esco\/isco\/C(\d{1,4})$/;
const cp2021 = /^\d(\.\d{1,2}){0,4}$/;

/** As repertories have them, e.g. `RRSP.12.3`. */
export function isRepertoryCode(code: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/.test(code);
}

export function checkSkillCodes(
  codes: readonly string[],
): Result<readonly string[], 'SkillCodeMalformed'> {
  const wellFormed = codes.every((code) => escoSkill.test(code) || isRepertoryCode(code));
  return wellFormed ? ok(codes) : refuse('SkillCodeMalformed');
}

export function checkOccupationCodes(
  codes: readonly string[],
): Result<readonly string[], 'OccupationCodeMalformed'> {
  const forms = [escoOccupation, iscoGroup, cp2021];
  const wellFormed = codes.every((code) => forms.some((form) => form.test(code)));
  return wellFormed ? ok(codes) : refuse('OccupationCodeMalformed');
}

/** What governance may know of a skill. */
export function entryOfSkill(code: string): CodeListEntryStub | null {
  return escoSkill.test(code) ? { listName: 'ESCO_SKILL', code } : null;
}

/** What governance may know of an occupation; the legacy URI of a group of ISCO-08 ends in its code. */
export function entryOfOccupation(code: string): CodeListEntryStub | null {
  const [, group] = iscoGroup.exec(code) ?? [];
  if (group !== undefined) return { listName: 'ISCO_08', code: group };
  return escoOccupation.test(code) ? { listName: 'ESCO_OCCUPATION', code } : null;
}
