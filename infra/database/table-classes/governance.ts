import { auditTables } from './audit-tables.ts';
import { feedTables, stepsOf } from './feed-tables.ts';
import {
  all,
  any,
  type Condition,
  everybody,
  own,
  partners,
  regione,
  signedIn,
  type TableRule,
  type TableRules,
  table,
  through,
  when,
  writtenOnce,
} from './table-rule.ts';

const reference = table('public', { read: everybody, write: regione, remove: regione });

const lead = own('lead_organisation_id');
const parties: Condition = (row, { organisation }) => `${organisation} = any(${row}.party_ids)`;
const ofMemorandum = (read: Condition) => through('memorandum', '@.id = $.memorandum_id', read);
const memorandum = any(own(), when('$.in_force_from is not null'), regione, parties);

const invited = through('network_member', '@.network_id = $.id', own());
const network = any(own(), when('$.formed_on is not null'), invited);
/** Who is in the network of a meeting now, or was on its day. */
const attending = through(
  'governance_meeting',
  '@.id = $.governance_meeting_id',
  (meeting, asker) =>
    through(
      'network_member',
      '@.network_id = $.network_id and (@.left_on is null or (@.joined_on <= $.meets_on and $.meets_on < @.left_on))',
      own(),
    )(meeting, asker),
);

/** Between a partner and the Regione. */
const projectPlan = (write: Condition = any(own(), regione)): TableRule =>
  table('partner', { read: any(own(), regione), write });
const decided = writtenOnce('partner', { read: any(own(), regione), add: regione });

const scheduled = through(
  'undertaking_step',
  "@.undertaking_id = $.id and @.state = 'SCHEDULED'",
  everybody,
);
const programme = any(
  own(),
  all(partners, when("$.state <> 'DRAFT'"), any(when("$.state <> 'CANCELLED'"), scheduled)),
);
const enrolment = any(own(), own('provider_id'));
const tool = any(own(), when('$.latest_version is not null'));
const research = any(own(), when('$.approved_on is not null'), regione);
const commitment = any(own(), regione, ofMemorandum(parties));

const undertaking = (name: string, read: Condition) =>
  all(partners, through(name, '@.id = $.undertaking_id', read));
const ofPlan = any(own(), regione);
/** Where what it is of is everybody's or all partners', it is partners'. */
const steps = stepsOf({
  Memorandum: any(own(), undertaking('memorandum', memorandum)),
  Signatory: any(own(), undertaking('signatory', any(own(), ofMemorandum(memorandum)))),
  Commitment: any(own(), undertaking('commitment', commitment)),
  Network: any(own(), undertaking('network', network)),
  Membership: partners,
  GovernanceMeeting: partners,
  Operator: own(),
  OperatorEnrolment: any(own(), undertaking('operator_enrolment', enrolment)),
  // Its policy asks its steps, and so cannot be asked by theirs.
  TrainingProgramme: partners,
  TrainingEdition: partners,
  PolicyTool: any(own(), undertaking('policy_tool', tool)),
  ToolAdoption: partners,
  ResearchAction: any(own(), undertaking('research_action', research)),
  InnovativeIntervention: partners,
  ProjectActivity: ofPlan,
  Deliverable: ofPlan,
  BudgetLine: ofPlan,
  Expense: ofPlan,
  DatasetRequest: ofPlan,
});

export const governanceTables = {
  ...feedTables,
  ...auditTables(through('operator', '@.id = $.subject', own())),
  territory: reference,
  territory_succession: reference,
  territory_part: reference,
  code_list: reference,
  code_list_entry: reference,
  code_correspondence: reference,
  country: reference,
  country_succession: reference,
  country_citizenship_group: reference,
  organisation: reference,
  organisation_territory: reference,
  membership: table('partner', { read: signedIn, write: regione, remove: regione }),
  target: table('partner', { read: partners, write: regione, remove: regione }),

  memorandum: table('public', { read: memorandum, write: any(own(), parties), add: own() }),
  memorandum_amendment: writtenOnce('public', {
    read: ofMemorandum(memorandum),
    add: ofMemorandum(own()),
  }),
  memorandum_renewal: writtenOnce('public', {
    read: ofMemorandum(memorandum),
    add: ofMemorandum(own()),
  }),
  signatory: table('public', {
    read: any(own(), ofMemorandum(memorandum)),
    write: own(),
    add: any(own(), lead),
  }),
  commitment: table('partner', { read: commitment, write: any(own(), lead) }),

  network: table('public', { read: network, write: own() }),
  network_member: table('public', {
    read: any(when('$.is_public'), own('convener_id', 'organisation_id')),
    write: own('convener_id', 'organisation_id'),
  }),
  network_territory: table('public', {
    read: any(own(), through('network', '@.id = $.network_id', network)),
    write: own(),
  }),
  governance_meeting: table('public', { read: everybody, write: own() }),
  governance_meeting_papers: table('partner', { read: any(own(), attending), write: own() }),
  governance_meeting_attendance: table('partner', {
    read: any(own(), attending),
    write: own(),
    remove: own(),
  }),
  governance_decision: table('public', {
    read: any(own(), when('$.is_public'), attending),
    write: own(),
    remove: all(own(), when('not $.is_public')),
  }),

  // Who works for the programme, by name: partners know each other; the rest is their employer's.
  operator: table('partner', { read: partners, write: own() }),
  operator_details: table('person', { read: own(), write: own(), remove: own() }),
  operator_enrolment: table('partner', { read: enrolment, write: enrolment }),
  session_attendance: table('partner', {
    read: any(own(), through('operator_enrolment', '@.id = $.operator_enrolment_id', enrolment)),
    write: own(),
  }),
  training_programme: table('partner', { read: programme, write: own() }),
  training_edition: table('partner', { read: partners, write: own(), kept: ['places_taken'] }),
  training_session: table('partner', { read: partners, write: own() }),
  // Anyone checks one, whose number nobody finds by counting.
  training_certificate: table('public', { read: everybody, write: own() }),

  policy_tool: table('public', { read: tool, write: own(), kept: ['adoption_count'] }),
  policy_tool_version: writtenOnce('public', { read: everybody, add: own() }),
  tool_adoption: table('partner', { read: partners, write: own() }),
  research_action: table('public', { read: research, write: any(own(), regione) }),
  research_output: writtenOnce('public', { read: everybody, add: own() }),
  ethics_clearance: writtenOnce('partner', { read: partners, add: own() }),
  innovative_intervention: table('partner', {
    read: partners,
    write: any(own(), own('site_partner_id')),
    add: own(),
  }),

  project_activity: { ...projectPlan(own()), add: projectPlan().add },
  deliverable: projectPlan(),
  deliverable_return: decided,
  budget_line: projectPlan(),
  expense: projectPlan(),
  dataset_request: projectPlan(),
  dataset_decision: decided,

  // Whoever acts on what they may read adds to them, also where it is another's.
  undertaking_step: writtenOnce('audit', { read: steps, add: steps }),
  undertaking_correction: writtenOnce('audit', { read: steps, add: steps }),
} satisfies TableRules;
