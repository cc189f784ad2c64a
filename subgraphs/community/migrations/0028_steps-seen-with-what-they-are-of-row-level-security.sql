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
    ['Association', 'association'], ['Call', 'call'], ['Place', 'place'], ['CommunityEvent', 'community_event'],
    ['InformationCampaign', 'information_campaign'], ['SurveyVersion', 'survey_version'],
    ['Proposal', 'proposal'], ['Grant', 'grant']
  ] LOOP
    seen := seen || format(' WHEN %L THEN EXISTS (SELECT FROM %I whole WHERE whole.id = undertaking_id)', kind[1], kind[2]);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['MicroIntervention', 'SportAction', 'SurveyInstrument'] LOOP
    seen := seen || format(' WHEN %L THEN true', t);
  END LOOP;
  -- Who applied reads an evaluation that is final, and nothing of how it came to be.
  seen := seen || ' WHEN ''Evaluation'' THEN (select viewer_coordinates()) OR EXISTS (SELECT FROM evaluation whole
    WHERE whole.id = undertaking_id AND whole.evaluator_organisation_id = (select viewer_organisation())
      AND whole.evaluator_subject = (select viewer_subject()))';
  seen := format('(select viewer_is_platform()) OR CASE undertaking_type%s
    ELSE organisation_id = (select viewer_organisation()) END', seen);
  FOREACH t IN ARRAY ARRAY['undertaking_step', 'undertaking_correction'] LOOP
    EXECUTE format('CREATE POLICY seen_with_what_it_is_of ON %I AS RESTRICTIVE FOR SELECT USING (%s)', t, seen);
    EXECUTE format('CREATE POLICY added_to_what_is_seen ON %I AS RESTRICTIVE FOR INSERT WITH CHECK (%s)', t, seen);
  END LOOP;
END $$;
--> statement-breakpoint
-- What is known of employment's records carries the names their holders have for them: each holder reads its own,
-- and of others whoever records who took part or answered, who must find them by id.
CREATE FUNCTION viewer_records_people() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_scopes() && ARRAY['participation:write', 'survey:write'], false)
$$;
--> statement-breakpoint
ALTER POLICY read ON "followed_person_record" USING ((select viewer_is_platform())
  OR organisation_id = (select viewer_organisation()) OR (select viewer_records_people()));
ALTER POLICY lock ON "followed_person_record" USING ((select viewer_records_people()));
