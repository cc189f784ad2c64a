import { openDoors } from './doors.js';
import { followHealth } from './health.js';
import { showLiveAnswer } from './live-answer.js';

const askAgain = showLiveAnswer();
followHealth(askAgain);
openDoors();
