/** Words that are nearly those of the schema: who is told what was meant learns the schema. */
export const nearMisses = [
  '{ organisation { nam } }',
  '{ persones { totalCount } }',
  '{ organisations(fist: 3) { totalCount } }',
  '{ organisations { nods { name } } }',
  '{ organisations(filter: { nameContain: "a" }) { totalCount } }',
  '{ organisations(filter: { type: [UNIVERSITI] }) { totalCount } }',
  'query ($f: OrganisationFiltr) { organisations(filter: $f) { totalCount } }',
  '{ organisations { nodes { ... on Organisatio { name } } } }',
  'mutation { inviteMembr(input: {}) { errors { code } } }',
  '{ organisations @skp(if: true) { totalCount } }',
];
