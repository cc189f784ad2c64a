export type OpenDuty = {
  kind: string;
  dutyId: string;
  state: string;
  stateSince: string;
  dueOn: string | null;
};
