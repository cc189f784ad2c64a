import type { BenchQuery } from '../query.ts';
import {
  microInterventionsAcrossDomains,
  peopleAcrossDomains,
  personAcrossDomains,
  territoriesAcrossDomains,
} from './across-domains.ts';
import { appointmentsOfAWeek } from './appointments-of-a-week.ts';
import { changes } from './changes.ts';
import { enrolmentPages } from './enrolment-pages.ts';
import { enrolmentsOfAYear } from './enrolments-of-a-year.ts';
import { expiringTitles } from './expiring-titles.ts';
import { microInterventions } from './micro-interventions.ts';
import { myCaseLoad } from './my-case-load.ts';
import { openCoursePlaces } from './open-course-places.ts';
import { peopleOfACitizenship } from './people-of-a-citizenship.ts';
import { personEntities } from './person-entities.ts';
import { personRecord } from './person-record.ts';
import { personRecords } from './person-records.ts';
import { plansDue } from './plans-due.ts';
import { referralsWaiting } from './referrals-waiting.ts';

/** Every query that is measured, in the order of the report. */
export const queries: BenchQuery[] = [
  personRecord,
  personRecords,
  personEntities,
  ...enrolmentPages,
  changes,
  ...myCaseLoad,
  expiringTitles,
  ...plansDue,
  referralsWaiting,
  appointmentsOfAWeek,
  openCoursePlaces,
  microInterventions,
  enrolmentsOfAYear,
  peopleOfACitizenship,
  personAcrossDomains,
  peopleAcrossDomains,
  territoriesAcrossDomains,
  microInterventionsAcrossDomains,
];
