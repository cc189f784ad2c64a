import { writeFileSync } from 'node:fs';
import { codeListsFile } from '../check/code-lists.ts';
import { describeCodeLists } from './describe-codelists.ts';

// npm run build:codelists
writeFileSync(codeListsFile, describeCodeLists());
