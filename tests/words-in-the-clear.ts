/** Why a text lies in the clear. */
export type InTheClear =
  /** Of a person, counted or compared in SQL, and nothing that finds anybody by name (decision 19). */
  | 'FACT'
  /** What a field was and became, in JSON; of a sealed field only that it changed (`findCorrected`). */
  | 'TYPED_VALUE'
  /** By which an office finds the paper in its own archive; says nothing without that archive. */
  | 'NUMBER_OF_A_PAPER'
  /** Made with a key, or a pseudonym by which nobody is found. */
  | 'KEYED'
  /** The subject of an operator’s token: a pseudonym of whoever works there. */
  | 'ACCOUNT'
  /** Who is at work, as on a door (decision 29). */
  | 'AT_WORK'
  /** Of rows from before they were sealed; the domain seals them as it starts. */
  | 'UNTIL_SEALED'
  /** Of an enterprise. */
  | 'EMPLOYER'
  /** What organisations do, decide and publish; the contract asks for nothing of a person there. */
  | 'PUBLIC_BUSINESS'
  /** Codes, keys, hashes, addresses of documents and days. */
  | 'CODE';

const words = (text: string) => text.trim().split(/\s+/);

/**
 * All columns of text that are not limited to words of ours by their type, as `domain/file.column`: whoever adds one
 * says here why it is not sealed, or seals it.
 */
export const wordsInTheClear: Record<InTheClear, string[]> = {
  FACT: words(`
    employment/consent.language employment/consent.text_hash employment/consent.text_version
    employment/consent.told_in employment/educational-poverty-action.school_name
    employment/fact-columns.citizenship_codes employment/fact-columns.language
    employment/intake.languages employment/person-identifier.issuer
    employment/person.citizenship_codes employment/residence-title.issued_by
    employment/service-event.mediator_language employment/skills-assessment.occupation_codes
    employment/skills-validation.validated_skill_codes
  `),
  TYPED_VALUE: words(`
    employment/case-correction.after employment/case-correction.before
    employment/case-correction.field employment/vulnerability-parts.after
    employment/vulnerability-parts.before employment/vulnerability-parts.field
  `),
  NUMBER_OF_A_PAPER: words(`
    employment/active-policy.sap_policy_id employment/case-document.sha256
    employment/internship.agreement_number employment/internship.co_number
    employment/job-placement.co_number employment/skills-validation.certificate_number
    employment/skills-validation.transparency_number
    employment/skills-validation.validation_number
  `),
  KEYED: words(`
    governance/operator.email_index employment/matching.skeleton
    employment/person-identifier.blind_index employment/person.contact_codes
    community/survey-response.fingerprint community/survey-response.respondent_token
  `),
  ACCOUNT: words(`
    governance/operator.subject employment/appointment.operator
    employment/break-glass-access.operator employment/duplicate-case.decided_by
    employment/individual-plan.case_manager employment/internship.promoter_tutor
    employment/matching.asked_by employment/service-event.operator
    employment/transition-path.mentor employment/vulnerability-case.operators
    employment/vulnerability-parts.dismissed_by employment/vulnerability-parts.named_by
    employment/vulnerability-parts.operator community/evaluation.evaluator_subject
  `),
  AT_WORK: words(`
    governance/operator.family_name governance/operator.given_name
  `),
  UNTIL_SEALED: words(`
    governance/operator.email governance/operator.qualifications
  `),
  EMPLOYER: words(`
    employment/employer-columns.employer_name employment/employer-columns.employer_vat_number
    employment/vacancy.occupation
  `),
  PUBLIC_BUSINESS: words(`
    governance/code-list.keeper governance/code-list.label_en governance/code-list.label_it
    governance/code-list.search_label governance/code-list.title_en governance/code-list.title_it
    governance/commitment.measure governance/commitment.text governance/country.label_en
    governance/country.label_it governance/country.search_label
    governance/dataset-request.conditions_it governance/dataset-request.method
    governance/dataset-request.purpose governance/dataset-request.reason_it
    governance/deliverable.reason_it governance/deliverable.title_en
    governance/deliverable.title_it governance/expense.cut_reason_it
    governance/expense.description governance/governance-decision.text
    governance/governance-meeting.agenda governance/governance-meeting.minutes
    governance/governance-meeting.place governance/innovative-intervention.hypothesis
    governance/innovative-intervention.population governance/memorandum.subject
    governance/memorandum.text governance/memorandum.title_en governance/memorandum.title_it
    governance/network.name_en governance/network.name_it governance/network.predecessor_name
    governance/network.purpose_en governance/network.purpose_it governance/organisation.legal_name
    governance/organisation.name governance/policy-tool.abstract
    governance/policy-tool.change_note governance/policy-tool.title_en
    governance/policy-tool.title_it governance/project-activity.title_en
    governance/project-activity.title_it governance/research-action.committee
    governance/research-action.method governance/research-action.questions
    governance/research-action.title governance/research-action.title_en
    governance/research-action.title_it governance/signatory.capacity governance/target.programme
    governance/training-certificate.topic_en governance/training-certificate.topic_it
    governance/training-programme.topic_en governance/training-programme.topic_it
    governance/training-session.topic employment/access-point.name
    employment/autonomy-assessment.label_en employment/autonomy-assessment.label_it
    employment/complementary-action.description_en employment/complementary-action.description_it
    employment/course.title_en employment/course.title_it employment/lesson.topic
    community/association.name community/evaluation.comment community/evaluation.moderation_reason
    community/evaluation.set_aside_reason community/grant.report community/grant.return_reason
    community/grant.revocation_reason community/information-campaign.reference
    community/place.address community/proposal.admission_note community/proposal.description
    community/sport-action.club
  `),
  CODE: words(`
    governance/belonging.child_key governance/belonging.parent_key governance/code-list.code
    governance/code-list.key governance/code-list.parent_code governance/code-list.short_code
    governance/code-list.to_code governance/country.cadastral_code governance/country.code
    governance/country.exchange_code governance/country.iso_alpha2 governance/country.iso_alpha3
    governance/country.predecessor_code governance/country.successor_code
    governance/dataset-request.agreement_ref governance/dataset-request.datasets
    governance/dataset-request.ethics_approval_ref governance/dataset-request.variables
    governance/deliverable.code governance/deliverable.document_hash
    governance/deliverable.document_url governance/expense.document_ref
    governance/membership.agreement_reference governance/memorandum.act_reference
    governance/memorandum.document_hash governance/memorandum.protocol_number
    governance/network.territory governance/operator-enrolment.certificate_number
    governance/organisation.territory governance/policy-tool.document_url
    governance/policy-tool.languages governance/policy-tool.latest_version
    governance/policy-tool.licence governance/policy-tool.number governance/policy-tool.sha256
    governance/project-activity.task_code governance/research-action.data_management_plan_url
    governance/research-action.doi governance/research-action.number
    governance/research-action.site_keys governance/research-action.url governance/target.code
    governance/territory.cadastral_code governance/territory.code governance/territory.key
    governance/territory.name governance/territory.predecessor_key
    governance/territory.province_abbreviation governance/territory.province_code
    governance/territory.region_code governance/territory.search_name
    governance/territory.successor_key governance/tool-adoption.tool_version
    governance/training-certificate.number governance/training-edition.comune_code
    employment/access-point.code employment/access-point.comune_code
    employment/access-point.territory employment/active-policy.activity_code
    employment/active-policy.promoter_code employment/autonomy-assessment.code
    employment/autonomy-assessment.instrument_code
    employment/autonomy-assessment.instrument_version employment/autonomy-assessment.version
    employment/case-columns.external_ref employment/case-correction.case_type
    employment/case-document.case_type employment/case-share.case_type employment/case-step.act
    employment/case-step.case_type employment/case-step.reason employment/case-step.state
    employment/community-participation.state employment/complementary-action.ats_codes
    employment/complementary-action.comune_codes employment/course-edition.comune_code
    employment/course-edition.venue employment/duplicate-case.rule_version
    employment/educational-poverty-action.comune_code
    employment/educational-poverty-action.school_code
    employment/eligibility-check.rule_set_version employment/enrolment.external_ref
    employment/fact-columns.birth_comune_code employment/fact-columns.birth_country_code
    employment/fact-columns.domicile_code employment/fact-columns.residence_code
    employment/governance-place.cadastral_codes employment/governance-place.key
    employment/governance-place.place_id employment/governance-place.usable_as
    employment/housing-case.comune_code employment/job-placement.ateco_code
    employment/lesson.start_time employment/person.external_ref
    employment/recognition-application.country_code employment/skills-validation.profile_code
    employment/vacancy.ateco_code employment/vacancy.comune_code
    employment/vulnerability-parts.act employment/vulnerability-parts.reason
    employment/vulnerability-parts.state community/association.country_codes
    community/association.language_codes community/association.register_number
    community/association.territory community/call.code community/community-event.ends_at
    community/community-event.language_codes community/community-event.starts_at
    community/evaluation.code community/grant.cup community/grant.payment_ref
    community/information-campaign.edition community/information-campaign.language_code
    community/information-campaign.language_codes community/information-campaign.url
    community/micro-intervention.territory community/participation.external_ref
    community/person-record.external_ref community/place.territory community/proposal.territories
    community/survey-instrument.code community/survey-instrument.indicator
    community/survey-response.indicator community/survey-response.language_code
    community/survey-response.option_code community/survey-response.question_code
    community/survey-version.fallback_language_code
  `),
};
