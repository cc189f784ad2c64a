import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Place } from '#shared/sealing/sealing.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { readWords, sealWords } from '../case-step/case-words.ts';
import { readShortText } from '../employer/employer.ts';
import type { PersonRecord } from '../person/person.ts';

/** What of an internship is sealed with the key of the record. */
export type InternshipWords = { hostTutor: string; project: string };

export type WordsRefusal = 'TutorNameMalformed' | 'WordsMalformed';

export function checkInternshipWords(
  given: InternshipWords,
): Result<InternshipWords, WordsRefusal> {
  const hostTutor = readShortText(given.hostTutor);
  if (hostTutor === undefined) return refuse('TutorNameMalformed');
  const project = checkWords(given.project);
  return project.ok ? ok({ hostTutor, project: project.value }) : project;
}

export function placeOf(id: string): Place {
  return { column: 'internship.sealed', id };
}

export async function sealInternshipWords(
  context: Pick<Context, 'keys'>,
  record: Pick<PersonRecord, 'id' | 'dataKey'>,
  id: string,
  words: InternshipWords,
): Promise<Buffer> {
  return sealWords(context, record, placeOf(id), JSON.stringify(words));
}

type Sealed = { id: string; personRecordId: string; sealed: Buffer };

/** Null for those who may not see the record itself, and once it is erased. */
export async function readInternshipWords(
  context: Context,
  { id, personRecordId, sealed }: Sealed,
): Promise<InternshipWords | null> {
  const words = await readWords(context, personRecordId, placeOf(id), sealed);
  // Written by `sealInternshipWords` alone.
  return words === null ? null : (JSON.parse(words) as InternshipWords);
}
