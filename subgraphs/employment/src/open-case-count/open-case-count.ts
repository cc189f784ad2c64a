export type OpenCaseCount = { kind: string; count: number | null };
