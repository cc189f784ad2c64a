import type { ImportKind } from '#shared/import/import-kind.ts';
import { headCounts } from './import-head-counts.ts';
import { participations } from './import-persons.ts';
import type { ParticipationImportKind } from './participation-import.ts';

/** All that can be imported, by the list of the input that brings it. */
export const importKinds = { participations, headCounts } satisfies Record<
  string,
  ImportKind<ParticipationImportKind>
>;

export function kindNamed(name: ParticipationImportKind): ImportKind<ParticipationImportKind> {
  return name === 'PARTICIPATIONS' ? participations : headCounts;
}
