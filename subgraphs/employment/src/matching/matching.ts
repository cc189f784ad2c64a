import type { Evidence, MatchVerdict } from './compare.ts';

/** `errors` are added where it is worded. */
export type Matching = {
  candidates: MatchCandidate[];
  ruleVersion: string;
};

export type MatchCandidate = {
  score: number;
  verdict: Exclude<MatchVerdict, 'NONE'>;
  evidence: Evidence[];
  holderId: string;
  personRecordId: string;
  personId: string;
  /** Known of those that are told to whoever asks. */
  consentToContact?: boolean;
};
