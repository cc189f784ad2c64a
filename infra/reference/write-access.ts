import { writeFileSync } from 'node:fs';
import { accessFile } from '../check/access.ts';
import { describeAccess } from './describe-access.ts';

// npm run build:access
writeFileSync(accessFile, describeAccess());
