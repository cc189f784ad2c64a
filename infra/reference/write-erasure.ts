import { writeFileSync } from 'node:fs';
import { erasureFile } from '../check/erasure.ts';
import { describeErasure } from './describe-erasure.ts';

// npm run build:erasure
writeFileSync(erasureFile, describeErasure());
