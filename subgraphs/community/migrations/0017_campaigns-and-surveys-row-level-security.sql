-- Information campaigns: what was approved is everybody's to see, a draft its organisation's and the Regione's.
SELECT hold_undertakings('information_campaign', 'approved_on IS NOT NULL OR (select viewer_coordinates())',
  '(select viewer_coordinates())');
--> statement-breakpoint
-- Materials and figures are seen with their campaign, and written by who may write it.
DO $$
DECLARE
  t text;
  seen text := 'EXISTS (SELECT 1 FROM information_campaign whole WHERE whole.id = information_campaign_id)';
  own text := '(select viewer_coordinates()) OR EXISTS (SELECT 1 FROM information_campaign whole
    WHERE whole.id = information_campaign_id AND whole.organisation_id = (select viewer_organisation()))';
BEGIN
  FOREACH t IN ARRAY ARRAY['campaign_material', 'campaign_reach'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (%s)', t, seen);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK (%s)', t, own);
    EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE USING (%s)', t, own);
  END LOOP;
END $$;
--> statement-breakpoint
-- Instruments are read by all partners, their versions once they are published.
SELECT hold_undertakings('survey_instrument', '(select viewer_is_partner())');
--> statement-breakpoint
SELECT hold_undertakings('survey_version',
  '(state <> ''DRAFT'' AND (select viewer_is_partner())) OR (select viewer_coordinates())');
--> statement-breakpoint
-- Whoever collects a response locks what it answers meanwhile, which takes the right to update it, but no
-- update passes.
CREATE POLICY lock ON "survey_instrument" FOR UPDATE USING ((select viewer_is_partner())) WITH CHECK (false);
CREATE POLICY lock ON "survey_version" FOR UPDATE USING ((select viewer_is_partner())) WITH CHECK (false);
--> statement-breakpoint
-- What people are asked never changes once it is published: what was answered was answered to it.
CREATE FUNCTION keep_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (new.survey_instrument_id, new.number, new.fallback_language_code, new.questions)
    IS DISTINCT FROM (old.survey_instrument_id, old.number, old.fallback_language_code, old.questions) THEN
    RAISE EXCEPTION 'A published version of a survey never changes';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER survey_version_kept BEFORE UPDATE ON "survey_version"
  FOR EACH ROW WHEN (old.state <> 'DRAFT') EXECUTE FUNCTION keep_published_version();
--> statement-breakpoint
-- Responses: the organisation's that collected them, and nobody else's to see.
SELECT hold_undertakings('survey_response', 'false');
--> statement-breakpoint
ALTER TABLE "survey_answer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "survey_answer" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "survey_answer" FOR SELECT USING (
  EXISTS (SELECT 1 FROM "survey_response" r WHERE r.id = survey_response_id));
CREATE POLICY enter ON "survey_answer" FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM "survey_response" r WHERE r.id = survey_response_id));
--> statement-breakpoint
-- Nor is what came to pass in them.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['undertaking_step', 'undertaking_correction'] LOOP
    EXECUTE format('CREATE POLICY read_of_surveys ON %I AS RESTRICTIVE FOR SELECT USING (
      undertaking_type <> ''SurveyResponse'' OR organisation_id = (select viewer_organisation())
      OR (select viewer_is_platform()))', t);
  END LOOP;
END $$;
