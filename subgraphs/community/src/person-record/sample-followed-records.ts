import { followedSampleRows } from '#shared/sample/sample-rows.ts';
import { personRecordFollower } from './follow-person-records.ts';
import { followedPersonRecords } from './person-record.table.ts';

type PersonRecord = {
  id: string;
  personId: string;
  ownerOrganisationId: string;
  accessPointId: string;
  externalRef?: string | null;
};

export const sampleFollowedRecords = followedSampleRows(
  personRecordFollower,
  followedPersonRecords,
  { domain: 'employment', table: 'person_record' },
  (
    { id, personId, ownerOrganisationId, accessPointId, externalRef = null }: PersonRecord,
    followedAt,
  ) => ({
    id,
    personId,
    organisationId: ownerOrganisationId,
    accessPointId,
    externalRef,
    followedAt,
  }),
);
