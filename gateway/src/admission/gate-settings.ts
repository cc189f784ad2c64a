import type { Limits } from '../limits/limits.ts';

/** `required`: of machine clients only registered documents are answered. */
export const trustModes = ['required', 'allowed'] as const;

export type TrustMode = (typeof trustModes)[number];

export type GateSettings = {
  limits: Limits;
  trust: TrustMode;
  /** Times the usual allowance; 0 for no limit. */
  rateFactor: number;
  /** How many proxies of ours a request comes through, each adding to `X-Forwarded-For`. */
  proxies: number;
};
