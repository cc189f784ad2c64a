import { erasureFollower } from '#shared/erasure/follow-erasures.ts';
import { searchEverywhere } from '#shared/erasure/search-everywhere.repository.ts';
import { erasurePlan } from './erasure/erasure.ts';

/** What governance follows of other domains. */
export const followers = [
  erasureFollower({ domain: 'GOVERNANCE', plan: erasurePlan, search: searchEverywhere }),
];
