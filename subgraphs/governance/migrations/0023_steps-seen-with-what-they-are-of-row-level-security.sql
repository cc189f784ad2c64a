-- Steps and corrections are read with what they are of, also where that is still a draft: the policies of each
-- kind decide. A kind that is not named here is its organisation's alone. What partners may not read they do not
-- add to either.
DO $$
DECLARE
  t text;
  kind text[];
  seen text := '';
BEGIN
  FOREACH kind SLICE 1 IN ARRAY ARRAY[
    ['Memorandum', 'memorandum'], ['Signatory', 'signatory'], ['Commitment', 'commitment'],
    ['Network', 'network'], ['PolicyTool', 'policy_tool'], ['ResearchAction', 'research_action'],
    ['OperatorEnrolment', 'operator_enrolment'], ['ProjectActivity', 'project_activity'],
    ['Deliverable', 'deliverable'], ['BudgetLine', 'budget_line'], ['Expense', 'expense'],
    ['DatasetRequest', 'dataset_request']
  ] LOOP
    seen := seen || format(' WHEN %L THEN EXISTS (SELECT FROM %I whole WHERE whole.id = undertaking_id)', kind[1], kind[2]);
  END LOOP;
  -- All partners read these; the policy of programmes asks their steps, and so cannot be asked here.
  FOREACH t IN ARRAY ARRAY['Membership', 'GovernanceMeeting', 'TrainingProgramme', 'TrainingEdition', 'ToolAdoption',
    'InnovativeIntervention'] LOOP
    seen := seen || format(' WHEN %L THEN true', t);
  END LOOP;
  seen := format('(select viewer_is_platform()) OR organisation_id = (select viewer_organisation())
    OR CASE undertaking_type%s ELSE false END', seen);
  FOREACH t IN ARRAY ARRAY['undertaking_step', 'undertaking_correction'] LOOP
    EXECUTE format('CREATE POLICY seen_with_what_it_is_of ON %I AS RESTRICTIVE FOR SELECT USING (%s)', t, seen);
    EXECUTE format('CREATE POLICY added_to_what_is_seen ON %I AS RESTRICTIVE FOR INSERT WITH CHECK (%s)', t, seen);
  END LOOP;
END $$;
