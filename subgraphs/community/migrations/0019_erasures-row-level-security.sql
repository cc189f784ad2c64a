-- Answers are erased by whoever collected them, where somebody does not want them kept.
CREATE POLICY remove ON "survey_answer" FOR DELETE USING (
  EXISTS (SELECT 1 FROM "survey_response" r WHERE r.id = survey_response_id));
--> statement-breakpoint
-- What the viewer may do, as its token says.
CREATE FUNCTION viewer_scopes() RETURNS text[] LANGUAGE sql STABLE AS $$
  select string_to_array(coalesce(current_setting('app.scopes', true), ''), ' ')
$$;
--> statement-breakpoint
-- Who works on what their organisation prepares. Who evaluates, studies or looks after the programme belongs to
-- an organisation too, and sees no more than everybody.
CREATE FUNCTION viewer_prepares() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_scopes() && ARRAY['community:read', 'community:write']
    AND viewer_role() NOT IN ('EVALUATOR', 'DASHBOARD', 'DATA_STEWARD', 'RESEARCHER'), false)
$$;
--> statement-breakpoint
-- Calls are drafted by the Regione, and by its coordinators alone.
ALTER POLICY read ON "call" USING (approved_on IS NOT NULL OR (select viewer_coordinates()));
--> statement-breakpoint
-- What others prepare: whoever works on it at its organisation, and the Regione.
ALTER POLICY read ON "place" USING (state <> 'PROPOSED' OR (select viewer_coordinates())
  OR ((select viewer_prepares()) AND organisation_id = (select viewer_organisation())));
ALTER POLICY read ON "community_event" USING (published_on IS NOT NULL OR (select viewer_coordinates())
  OR ((select viewer_prepares()) AND organisation_id = (select viewer_organisation())));
ALTER POLICY read ON "information_campaign" USING (approved_on IS NOT NULL OR (select viewer_coordinates())
  OR ((select viewer_prepares()) AND organisation_id = (select viewer_organisation())));
--> statement-breakpoint
-- The feed tells an organisation alone of what it prepares, and nobody whom the lists do not show it.
ALTER POLICY read ON "outbox" USING ((select viewer_is_platform()) OR organisation_id IS NULL
  OR CASE
    WHEN entity_type = 'Call' THEN (select viewer_coordinates())
    WHEN entity_type IN ('Place', 'CommunityEvent', 'InformationCampaign') THEN (select viewer_coordinates())
      OR ((select viewer_prepares()) AND organisation_id = (select viewer_organisation()))
    ELSE organisation_id = (select viewer_organisation())
  END);
--> statement-breakpoint
-- As it goes for what was withdrawn before: that there was a response is all that stays.
SELECT set_config('app.role', 'PLATFORM', true);
--> statement-breakpoint
DELETE FROM "idempotency_key" WHERE about && ARRAY(
  SELECT id FROM "survey_response" WHERE rejection_reason = 'WITHDRAWN');
--> statement-breakpoint
DELETE FROM "survey_answer" WHERE survey_response_id IN (
  SELECT id FROM "survey_response" WHERE rejection_reason = 'WITHDRAWN');
--> statement-breakpoint
UPDATE "survey_response" SET activity_type = NULL, activity_uuid = NULL, person_record_id = NULL, person_id = NULL,
  respondent_token = NULL, positive = NULL, data_key = NULL, fingerprint = NULL
  WHERE rejection_reason = 'WITHDRAWN';
