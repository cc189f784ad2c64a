/** Types whose id is that of somebody, or stands for somebody who is not known otherwise. */
const stands = new Set(['PersonRecord', 'Person', 'Operator', 'SurveyResponse']);

/** By which an object says whose data it is: the first that it has. */
const keys = [
  'personRecordId',
  'personId',
  'operatorId',
  'operatorEnrolmentId',
  'courseEnrolmentId',
  'individualPlanId',
] as const;

/** Says that an object tells of nobody, whatever it hangs on. */
export const nobody = '';

/**
 * The ids of those whose data an object is, joined; null where it does not say, and what it hangs on does.
 */
export function subjectsOf(type: string, source: unknown): string | null {
  if (typeof source !== 'object' || source === null) return null;
  // What modules hand from resolver to resolver: their names are the same everywhere.
  const known = source as Record<string, unknown>;
  switch (type) {
    case 'Change':
      return stands.has(String(known['entityType'])) ? String(known['entityId']) : nobody;
    case 'DuplicateCase':
      return `${known['firstRecordId']} ${known['secondRecordId']}`;
    case 'PersonFacts':
      return idOf(known['record'], 'id');
    case 'EnrolmentOverlap':
      return idOf(known['first'], 'personRecordId');
    case 'Participation':
      // Of people who are only counted nobody is known.
      return idOf(known, 'personRecordId') ?? nobody;
    case 'SurveyResponse':
      return idOf(known, 'personRecordId') ?? idOf(known, 'id');
    default:
      if (stands.has(type)) return idOf(known, 'id');
  }
  const key = keys.find((each) => typeof known[each] === 'string');
  return key ? String(known[key]) : null;
}

function idOf(source: unknown, key: string): string | null {
  if (typeof source !== 'object' || source === null) return null;
  const id = (source as Record<string, unknown>)[key]; // looked at before it is taken for an id
  return typeof id === 'string' ? id : null;
}
