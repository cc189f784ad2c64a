import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { statesFolder } from '../check/states.ts';
import { describeStates } from './describe-states.ts';

// npm run build:states
mkdirSync(statesFolder, { recursive: true });
for (const [file, text] of describeStates()) writeFileSync(path.join(statesFolder, file), text);
