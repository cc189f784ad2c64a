import { hasScope } from '#shared/identity/authorise.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { shownCount } from '#shared/shown-count.ts';

/** Presences, as they are recorded; what is expected or cancelled is none. */
export type Presences = {
  /** Of persons who have a record, and how many persons those are. */
  ofPersons: number;
  persons: number;
  /** Of people who are only counted. */
  counted: number;
};

/** As it is shown. */
export type ActivityAttendance = {
  total: number | null;
  ofPersons: number | null;
  persons: number | null;
  counted: number | null;
  exact: boolean;
};

export const nobody: Presences = { ofPersons: 0, persons: 0, counted: 0 };

/** Who organises it sees exact numbers: it could count them itself. */
export function seesExactly(viewer: Viewer, organisationId: string): boolean {
  const isOwn = viewer.organisation === organisationId;
  return isOwn && hasScope(viewer, 'participation:read');
}

/** Each number is rounded by itself: what is shown never adds up to what is not. */
export function toAttendance(presences: Presences, exact: boolean): ActivityAttendance {
  const { ofPersons, persons, counted } = presences;
  const total = ofPersons + counted;
  if (exact) return { total, ...presences, exact };
  return {
    total: shownCount(total),
    ofPersons: shownCount(ofPersons),
    persons: shownCount(persons),
    counted: shownCount(counted),
    exact,
  };
}
