-- Who a token is for, as its issuer names them.
CREATE OR REPLACE FUNCTION viewer_subject() RETURNS text LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.subject', true), '')
$$;
--> statement-breakpoint
-- Keys and the answers given to them: the sender's own. The platform forgets them, when they are old
-- and when what they tell of is erased.
ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "idempotency_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON "idempotency_key"
  USING (subject = (select viewer_subject())
    AND organisation_id IS NOT DISTINCT FROM (select viewer_organisation()));
CREATE POLICY read ON "idempotency_key" FOR SELECT USING ((select viewer_is_platform()));
CREATE POLICY forget ON "idempotency_key" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
-- Runs of imports: the partner's own; for those bound to an access point, what was brought in there.
ALTER TABLE "import_run" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import_run" FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON "import_run" USING (organisation_id = (select viewer_organisation())
  AND ((select viewer_access_point() IS NULL) OR access_point_id = (select viewer_access_point())));
CREATE POLICY read ON "import_run" FOR SELECT USING ((select viewer_is_platform()));
CREATE POLICY forget ON "import_run" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
-- What became of each record: with its run, written once.
ALTER TABLE "import_result" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import_result" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "import_result" FOR SELECT USING (
  EXISTS (select from import_run where import_run.id = run_id offset 0));
CREATE POLICY enter ON "import_result" FOR INSERT WITH CHECK (
  EXISTS (select from import_run where import_run.id = run_id
    and import_run.organisation_id = (select viewer_organisation()) offset 0));
