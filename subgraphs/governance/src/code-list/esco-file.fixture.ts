import { writeFile } from '../reference/file-writing.fixture.ts';

// Made-up files in the form of the official download of ESCO, with alternative labels on lines of
// their own inside a cell.

export function uriOf(kind: 'skill' | 'occupation', number: number): string {
  const uuid = `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
  return `http://data.europa.eu/esco/${kind}/${uuid}`;
}

const more = ['one label\nanother, with a comma', '', '2024-01-25T11:28:50Z'];

/** Labels by URI. */
export function writeSkills(labels: Record<string, string>, status = 'released'): Buffer {
  const columns =
    'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,modifiedDate,status,scopeNote,definition,inScheme,description';
  const rows = Object.entries(labels).map(([uri, label]) => [
    ...['KnowledgeSkillCompetence', uri, 'skill/competence', 'cross-sector', label, ...more],
    ...[status, '', '', 'http://data.europa.eu/esco/concept-scheme/skills', 'What it is.'],
  ]);
  return writeFile(columns.split(','), rows, { bom: false });
}

/** Code and label by URI. */
export function writeOccupations(labels: Record<string, [string, string]>): Buffer {
  const columns =
    'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,modifiedDate,status,regulatedProfessionNote,scopeNote,definition,inScheme,description,code,naceCode';
  const rows = Object.entries(labels).map(([uri, [code, label]]) => [
    ...['Occupation', uri, code.slice(0, 4), label, ...more, 'released'],
    ...['', '', '', 'http://data.europa.eu/esco/concept-scheme/occupations', 'Lays.', code, ''],
  ]);
  return writeFile(columns.split(','), rows, { bom: false });
}

/** Labels by code. */
export function writeIscoGroups(labels: Record<string, string>): Buffer {
  const columns =
    'conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description';
  const rows = Object.entries(labels).map(([code, label]) => [
    ...['ISCOGroup', `http://data.europa.eu/esco/isco/C${code}`, code, label, 'released'],
    ...['', 'http://data.europa.eu/esco/concept-scheme/isco', 'Who they are.'],
  ]);
  return writeFile(columns.split(','), rows, { bom: false });
}
