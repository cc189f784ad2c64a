import type { ImportKind } from '#shared/import/import-kind.ts';
import { attendance } from './import-attendance.ts';
import { enrolments } from './import-enrolments.ts';
import { people } from './import-people.ts';
import type { ImportKindName } from './import-run.ts';
import { services } from './import-service-events.ts';

/** All that can be imported, by the list of the input that brings it. */
export const importKinds = { people, enrolments, services, attendance } satisfies Record<
  string,
  ImportKind<ImportKindName>
>;

const byName = new Map<ImportKindName, ImportKind<ImportKindName>>(
  Object.values(importKinds).map((kind) => [kind.name, kind]),
);

export function kindNamed(name: ImportKindName): ImportKind<ImportKindName> {
  const kind = byName.get(name);
  if (!kind) throw new Error(`There is no kind of import ${name}`);
  return kind;
}
