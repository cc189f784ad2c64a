import { attendance } from './import-attendance.ts';
import { enrolments } from './import-enrolments.ts';
import type { ImportKind } from './import-kind.ts';
import { people } from './import-people.ts';
import type { ImportKindName } from './import-run.ts';
import { services } from './import-service-events.ts';

/** All that can be imported, by the list of the input that brings it. */
export const importKinds = { people, enrolments, services, attendance } satisfies Record<
  string,
  ImportKind
>;

const byName = new Map<ImportKindName, ImportKind>(
  Object.values(importKinds).map((kind) => [kind.name, kind]),
);

export function kindNamed(name: ImportKindName): ImportKind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`There is no kind of import ${name}`);
  return kind;
}
