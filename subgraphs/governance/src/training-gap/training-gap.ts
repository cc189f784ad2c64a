export type TrainingGap = {
  /** Of access point and employer together, which no other row has. */
  id: string;
  accessPointId: string;
  /** The employer. */
  organisationId: string;
  active: number;
  trained: number;
  untrained: number;
};
