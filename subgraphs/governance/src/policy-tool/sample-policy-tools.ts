import { createHash } from 'node:crypto';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { countSampleAdoptions } from '../tool-adoption/sample-tool-adoptions.ts';
import { policyToolUndertaking } from './policy-tool.repository.ts';
import { policyTools, policyToolVersions } from './policy-tool.table.ts';
import type { PolicyTool, PolicyToolAct } from './policy-tool.ts';
import { type SampleToolName, sampleToolTexts } from './sample-tool-texts.ts';

type Planned = [
  author: string,
  draftedOn: string,
  acts: readonly (readonly [act: PolicyToolAct, daysLater: number])[],
  successor?: SampleToolName,
];

const toReview: [PolicyToolAct, number] = ['SUBMIT', 45];
const published: [PolicyToolAct, number][] = [toReview, ['PUBLISH', 30]];

const planned: Record<SampleToolName, Planned> = {
  intake: ['regione-veneto', '2025-08-04', [...published, ['PUBLISH', 120], ['PUBLISH', 200]]],
  'first-checklist': ['comune-padova', '2025-04-07', [...published, ['SUPERSEDE', 260]], 'intake'],
  referral: ['veneto-lavoro', '2025-09-15', [...published, ['PUBLISH', 150]]],
  'plain-language': ['unive', '2025-11-10', published],
  mediation: ['univr', '2026-01-12', [toReview, ['RETURN', 10], ['SUBMIT', 15], ['PUBLISH', 20]]],
  'sport-access': ['univr', '2026-03-02', published],
  'housing-map': ['iuav', '2026-03-16', [...published, ['PUBLISH', 90]]],
  'services-dataset': ['unipd', '2026-05-11', published],
  'model-memorandum': ['regione-veneto', '2025-05-05', [...published, ['WITHDRAW', 300]]],
  'health-access': ['unipd', '2026-08-31', [toReview]],
  'skills-checklist': ['veneto-lavoro', '2026-09-28', []],
  'associations-guide': ['comune-venezia', '2025-10-06', [toReview, ['WITHDRAW', 60]]],
};

const names = Object.keys(sampleToolTexts) as SampleToolName[];

const { type } = policyToolUndertaking;

export function samplePolicyTools(): FixedSampleRows[] {
  return [
    ...sampleUndertakings(type, policyTools, () => drawn),
    sampleRows(policyToolVersions, () => drawn.flatMap(versionsOf)),
  ];
}

const mistyped = { field: 'licence', before: 'CC-BY-4.0', after: 'CC-BY-SA-4.0' };

const drawn = names.map((name) => {
  const [author, draftedOn, acts, successor] = planned[name];
  const life = live(policyToolUndertaking, draftedOn, inTurn(draftedOn, acts));
  const releases = life.steps.filter(({ act }) => act === 'PUBLISH');
  const id = knownReferenceId('policy_tool', name);
  const text = sampleToolTexts[name];
  const row: PolicyTool = {
    ...text,
    id,
    organisationId: knownReferenceId('organisation', author),
    ...outcomeOf(life),
    languages: [...text.languages],
    latestVersion: releases.length > 0 ? numberOf(releases.length - 1) : null,
    supersededById:
      successor && life.state === 'SUPERSEDED' ? knownReferenceId('policy_tool', successor) : null,
    adoptionCount: countSampleAdoptions(id),
  };
  return { name, row, life, releases, mistyped: name === 'plain-language' ? mistyped : undefined };
});

function versionsOf({ name, row, releases }: (typeof drawn)[number]) {
  return releases.map(({ number: position, happenedOn }, index) => {
    const documentUrl = `https://polis.example.org/tools/${name}/${numberOf(index)}.pdf`;
    return {
      policyToolId: row.id,
      organisationId: row.organisationId,
      number: numberOf(index),
      position,
      publishedOn: happenedOn,
      documentUrl,
      sha256: createHash('sha256').update(documentUrl).digest('hex'),
      changeNote: index === 0 ? 'Prima versione.' : 'Aggiornata dopo l’uso agli sportelli.',
    };
  });
}

function numberOf(index: number): string {
  return `1.${index}`;
}
