import type { Labels } from './code-list.ts';

/** A row of any layout; what it does not tell is null. */
export type CodeRow = Labels & {
  code: string;
  shortCode: string | null;
  parentCode: string | null;
  validFrom: string | null;
  validTo: string | null;
};

export const untold = {
  shortCode: null,
  labelEn: null,
  parentCode: null,
  validFrom: null,
  validTo: null,
} as const;
