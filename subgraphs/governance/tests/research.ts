import { referenceId } from '#shared/reference-id.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench } from '../../../tests/testbed.ts';
import { platform } from '../../../tests/viewers.ts';
import { organisations } from '../src/organisation/organisation.table.ts';
import { insertVersion, policyToolUndertaking } from '../src/policy-tool/policy-tool.repository.ts';
import type { PolicyTool } from '../src/policy-tool/policy-tool.ts';
import { researchActionUndertaking } from '../src/research-action/research-action.repository.ts';
import type { ResearchAction } from '../src/research-action/research-action.ts';

const organisationOf = (key: string) => referenceId('organisation', key);
export const unipd = organisationOf('unipd');
export const padova = organisationOf('comune-padova');
export const treviso = organisationOf('comune-treviso');

/** The organisations of those who ask. */
export async function addPartners(bench: Bench): Promise<void> {
  const types = {
    'regione-veneto': 'REGION',
    unipd: 'UNIVERSITY',
    univr: 'UNIVERSITY',
    'veneto-lavoro': 'PUBLIC_EMPLOYMENT_AGENCY',
    'comune-padova': 'MUNICIPALITY',
    'comune-treviso': 'MUNICIPALITY',
  } as const;
  const rows = Object.entries(types).map(([key, type]) => {
    return { id: organisationOf(key), legalName: key, name: key, type, state: 'ACTIVE' as const };
  });
  await actingAs(bench, platform, (tx) => tx.insert(organisations).values(rows));
}

const opened = { openedOn: '2026-02-02', stateSince: '2026-02-02', externalRef: null, version: 1 };

export const toolText = {
  type: 'GUIDELINE' as const,
  titleIt: 'Lingua chiara',
  titleEn: 'Plain language',
  abstract: 'Scrivere per tutti.',
  licence: 'CC-BY-4.0',
  languages: ['ita'],
};

export const toolVersion = {
  number: '1.0',
  publishedOn: '2026-02-02',
  documentUrl: 'https://polis.example.org/tools/1.pdf',
  sha256: 'ab'.repeat(32),
  changeNote: 'Prima versione.',
};

/** A tool by the University of Padova, published in version 1.0 unless told. */
export async function addTool(bench: Bench, facts: Partial<PolicyTool> = {}): Promise<PolicyTool> {
  const tool: PolicyTool = {
    ...opened,
    ...toolText,
    id: newId('policy_tool'),
    organisationId: unipd,
    state: 'PUBLISHED',
    latestVersion: '1.0',
    supersededById: null,
    adoptionCount: 0,
    ...facts,
  };
  await actingAs(bench, platform, async (tx) => {
    await policyToolUndertaking.insert(tx, tool);
    if (tool.latestVersion !== null) await insertVersion(tx, tool, toolVersion);
  });
  return tool;
}

export const researchText = {
  titleIt: 'Casa e abitare',
  titleEn: 'Housing',
  theme: 'HOUSING' as const,
  questions: 'Come si trova casa?',
  method: 'Interviste.',
  siteKeys: ['COMUNE:028060', 'ATS:VEN_16'],
};

export function actionOf(facts: Partial<ResearchAction> = {}): ResearchAction {
  const { state = 'APPROVED' } = facts;
  return {
    ...opened,
    ...researchText,
    id: newId('research_action'),
    organisationId: unipd,
    state,
    dataManagementPlanUrl: null,
    clearanceExpiresOn: null,
    approvedOn: state === 'PROPOSED' ? null : '2026-02-02',
    ...facts,
  };
}

/** Research of the University of Padova, approved unless told. */
export async function addAction(
  bench: Bench,
  facts: Partial<ResearchAction> = {},
): Promise<ResearchAction> {
  const action = actionOf(facts);
  await actingAs(bench, platform, (tx) => researchActionUndertaking.insert(tx, action));
  return action;
}
