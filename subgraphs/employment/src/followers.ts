import { participationFollower } from './community-participation/follow-participations.ts';

/** What employment follows of other domains. */
export const followers = [participationFollower];
