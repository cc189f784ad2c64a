import { parseTypeId, typeNameOf } from '../type-id.ts';
import { type AuditRead, mostFields, mostSubjects } from './audit-entry.ts';
import { subjectField, typeField } from './personal-fields.ts';
import { entities, type Fields, type Level, type ReadingPlan } from './reading-plan.ts';
import { nobody } from './subjects-of.ts';

/** Of each subject which fields of a plan were seen, as bits, so many to a number. */
export type Subjects = Map<string, number[]>;

type Path = readonly (string | number)[];

export type Seen = {
  of: Subjects;
  /** The parts of the answer that show any of it: each field of the root, and each entity. */
  parts: Path[];
};

/** Nobody knows whose data it was. */
const unknown = '?';

type Json = Record<string, unknown>;

/**
 * What an answer shows of whom, taken from the answer itself: what does not leave is not seen. Takes out of
 * it what the audit alone had asked for.
 */
export function collectReads({ root }: ReadingPlan, data: unknown): Seen {
  const seen: Seen = { of: new Map(), parts: [] };
  if (typeof data !== 'object' || data === null) return seen;
  const shown = data as Json; // GraphQL answers objects of plain keys
  for (const [key, level] of root.only?.nested ?? []) {
    const value = shown[key];
    const parts: [Path, unknown][] =
      key === entities && Array.isArray(value)
        ? value.map((entity, index) => [[key, index], entity])
        : [[[key], value]];
    for (const [path, part] of parts) {
      if (walk(level, part, unknown, seen.of)) seen.parts.push(path);
    }
  }
  return seen;
}

/** Whether anything of anybody was seen there. */
function walk(level: Level, value: unknown, below: string, seen: Subjects): boolean {
  if (Array.isArray(value)) {
    let any = false;
    for (const item of value) any = walk(level, item, below, seen) || any;
    return any;
  }
  if (typeof value !== 'object' || value === null) return false;
  const shown = value as Json; // as above
  const subject = shown[subjectField] ?? below;
  const fields = level.only ?? level.byType.get(String(shown[typeField]));
  // A key whose value is undefined is in no JSON.
  if (shown[subjectField] !== undefined) shown[subjectField] = undefined;
  if (shown[typeField] !== undefined) shown[typeField] = undefined;
  return fields !== undefined && see(fields, shown, String(subject), seen);
}

function see({ personal, nested }: Fields, shown: Json, subject: string, seen: Subjects): boolean {
  let any = false;
  if (subject !== nobody) {
    for (const id of subject.includes(' ') ? subject.split(' ') : [subject]) {
      any = note(personal, shown, id, seen) || any;
    }
  }
  for (const [key, level] of nested) any = walk(level, shown[key], subject, seen) || any;
  return any;
}

function note(personal: Fields['personal'], shown: Json, id: string, seen: Subjects): boolean {
  let words = seen.get(id);
  let any = false;
  for (const [key, number] of personal) {
    if (!tells(shown[key])) continue;
    any = true;
    if (!words) {
      words = [];
      seen.set(id, words);
    }
    const word = Math.floor(number / mostFields);
    words[word] = (words[word] ?? 0) | (1 << (number % mostFields));
  }
  return any;
}

function tells(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

/** The same as entries of the audit, as many as their bounds ask for. */
export function toReads(fields: readonly string[], seen: Subjects): AuditRead[] {
  const byType = new Map<string | null, [uuid: string | undefined, words: number[]][]>();
  for (const [id, words] of seen) {
    const known = parseTypeId(id);
    const type = known ? typeNameOf(known.prefix) : null;
    const subjects = byType.get(type) ?? [];
    byType.set(type, subjects);
    subjects.push([known?.uuid, words]);
  }
  const reads: AuditRead[] = [];
  for (const [type, subjects] of byType) {
    for (let word = 0; word * mostFields < fields.length; word += 1) {
      const named = fields.slice(word * mostFields, (word + 1) * mostFields);
      const here = subjects.filter(([, words]) => words[word]);
      for (let start = 0; start < here.length; start += mostSubjects) {
        reads.push(toRead(type, named, word, here.slice(start, start + mostSubjects)));
      }
    }
  }
  return reads;
}

/** Names those fields alone that were seen of any. */
function toRead(
  subjectType: string | null,
  named: readonly string[],
  word: number,
  subjects: readonly [uuid: string | undefined, words: number[]][],
): AuditRead {
  const bits = subjects.map(([, words]) => words[word] ?? 0);
  const all = bits.reduce((sum, each) => sum | each, 0);
  const places = named.map((_, place) => place).filter((place) => all & (1 << place));
  return {
    subjectType,
    subjects: subjects.flatMap(([uuid]) => uuid ?? []),
    fields: places.map((place) => named[place] ?? ''),
    reads: bits.map((each) =>
      places.reduce((packed, place, at) => (each & (1 << place) ? packed | (1 << at) : packed), 0),
    ),
  };
}
