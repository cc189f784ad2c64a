import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { privacyFolder, valuesFile } from '../check/privacy.ts';
import { privacyPages } from './documents.ts';
import { valueWords } from './value-words.ts';

// npm run build:privacy
mkdirSync(privacyFolder, { recursive: true });
for (const [file, text] of privacyPages()) writeFileSync(path.join(privacyFolder, file), text);
writeFileSync(valuesFile, valueWords());
