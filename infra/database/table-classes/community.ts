import { auditTables } from './audit-tables.ts';
import { feedTables, importTables, stepsOf } from './feed-tables.ts';
import {
  all,
  any,
  type Condition,
  everybody,
  nobody,
  notRole,
  ofSubject,
  own,
  ownAt,
  partners,
  preparing,
  recording,
  regione,
  type TableRule,
  type TableRules,
  table,
  through,
  when,
  writtenOnce,
} from './table-rule.ts';

const prepared = any(regione, all(preparing, own()));
/** Everybody's once the condition holds; until then whoever works on it. */
const once = (condition: string) => any(when(condition), prepared);

const association = any(when('$.listed'), own('own_organisation_id', 'supporter_id'), regione);
const actsForAssociation: Condition = (row, { organisation }) =>
  `coalesce(${row}.own_organisation_id, ${row}.supporter_id) = ${organisation}`;

const call = any(when('$.approved_on is not null'), regione);
const place = once("$.state <> 'PROPOSED'");
const event = once('$.published_on is not null');
const campaign = once('$.approved_on is not null');

const evaluator = ofSubject('evaluator_organisation_id', 'evaluator_subject');
const mayStillScore = all(evaluator, when("$.state not in ('CONFLICT', 'RELEASED', 'EXCLUDED')"));
const given = through('evaluation', '@.proposal_id = $.id', mayStillScore);
const noEvaluator = notRole('EVALUATOR');
const proposal = any(all(noEvaluator, any(own(), regione)), given);
const evaluation = any(
  regione,
  evaluator,
  all(when("$.state = 'FINAL'"), own('applicant_id'), noEvaluator),
);
const grant = all(noEvaluator, any(own(), regione));

const participation = any(own(), ownAt('record_organisation_id', 'record_access_point_id'));
const version = any(own(), all(when("$.state <> 'DRAFT'"), partners), regione);

/** A part, which is seen with its whole and written by who may write that. */
const partOf = (whole: string, read: Condition, ...write: Condition[]): TableRule => {
  const join = `@.id = $.${whole}_id`;
  const ways = any(...(write.length > 0 ? write : [own(), regione]));
  return table('public', {
    read: through(whole, join, read),
    write: through(whole, join, ways),
    remove: through(whole, join, ways),
  });
};
const inClass = (name: TableRule['class'], rule: TableRule): TableRule => ({
  ...rule,
  class: name,
});

const undertaking = (name: string, read: Condition) =>
  all(partners, through(name, '@.id = $.undertaking_id', read));
const kinds = {
  Association: undertaking('association', association),
  Call: undertaking('call', call),
  Place: undertaking('place', place),
  CommunityEvent: undertaking('community_event', event),
  InformationCampaign: undertaking('information_campaign', campaign),
  MicroIntervention: partners,
  SportAction: partners,
  SurveyInstrument: partners,
  SurveyVersion: undertaking('survey_version', version),
  SurveyResponse: own(),
  Proposal: all(any(own(), regione), noEvaluator),
  Grant: all(any(own(), regione), noEvaluator),
  // Who applied reads what is final, and nothing of how it came to be.
  Evaluation: any(regione, undertaking('evaluation', evaluator)),
};

export const communityTables = {
  ...feedTables,
  ...auditTables(through('followed_person_record', '@.person_record_id = $.subject', own())),
  // What somebody prepares is told to nobody whom the lists do not show it.
  outbox: {
    ...feedTables.outbox,
    read: table('audit', {
      read: any(
        when('$.organisation_id is null'),
        all(when("$.entity_type = 'Call'"), regione),
        all(when("$.entity_type in ('Place', 'CommunityEvent', 'InformationCampaign')"), prepared),
        all(
          when("$.entity_type not in ('Call', 'Place', 'CommunityEvent', 'InformationCampaign')"),
          own(),
        ),
      ),
    }).read,
  },
  ...importTables('participation_import', 'participation_import_result'),
  followed_membership: table('partner', { read: any(regione, own()) }),
  // Opaque ids of employment's records: of its own each partner, of all who records whom they meet.
  followed_person_record: table('person', { read: any(own(), recording) }),

  association: table('public', {
    read: association,
    write: any(regione, actsForAssociation),
    add: regione,
  }),
  association_territory: {
    ...partOf('association', association, regione),
    write: regione,
    remove: regione,
    add: regione,
  },
  place: table('public', { read: place, write: any(own(), regione), add: own() }),
  place_host: partOf('place', place),
  micro_intervention: table('public', { read: everybody, write: any(own(), regione) }),
  micro_intervention_territory: { ...partOf('micro_intervention', everybody), read: everybody },
  sport_action: table('public', { read: everybody, write: own() }),
  community_event: table('public', { read: event, write: own() }),
  information_campaign: table('public', {
    read: campaign,
    write: any(own(), regione),
    add: own(),
  }),
  campaign_material: partOf('information_campaign', campaign),
  campaign_reach: partOf('information_campaign', campaign),

  call: table('public', { read: call, write: own() }),
  call_criterion: partOf('call', call),
  proposal: table('partner', { read: proposal, write: any(own(), regione), add: own() }),
  proposal_cost: inClass('partner', partOf('proposal', proposal)),
  evaluation: table('partner', {
    read: evaluation,
    write: any(regione, evaluator),
    add: regione,
  }),
  evaluation_score: table('partner', {
    read: through('evaluation', '@.id = $.evaluation_id', evaluation),
    write: regione,
    add: through('evaluation', '@.id = $.evaluation_id', evaluator),
  }),
  grant: table('partner', { read: grant, write: any(own(), regione), add: regione }),
  grant_instalment: inClass('partner', partOf('grant', grant, regione)),

  participation: table('case', { read: participation, write: own() }),
  participation_head_count: inClass('case', partOf('participation', participation, own())),
  survey_instrument: table('partner', { read: partners, write: own() }),
  survey_version: table('partner', { read: version, write: own() }),
  survey_response: table('case', { read: own(), write: own() }),
  survey_answer: table('case', {
    read: through('survey_response', '@.id = $.survey_response_id', own()),
    write: nobody,
    add: through('survey_response', '@.id = $.survey_response_id', own()),
    remove: through('survey_response', '@.id = $.survey_response_id', own()),
  }),

  undertaking_step: writtenOnce('audit', {
    read: all(partners, stepsOf(kinds)),
    add: all(partners, stepsOf(kinds)),
  }),
  // What was said of a participation before names other records: its organisation alone reads it.
  undertaking_correction: writtenOnce('audit', {
    read: all(partners, stepsOf({ ...kinds, Participation: own() })),
    add: all(partners, stepsOf({ ...kinds, Participation: own() })),
  }),
} satisfies TableRules;
