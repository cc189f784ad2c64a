-- Imports: of the organisation that brought them in, and of an access point where they are its own.
ALTER TABLE "participation_import" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "participation_import" FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON "participation_import" USING (organisation_id = (select viewer_organisation())
  AND ((select viewer_access_point() IS NULL) OR access_point_id = (select viewer_access_point())));
CREATE POLICY read ON "participation_import" FOR SELECT USING ((select viewer_is_platform()));
CREATE POLICY forget ON "participation_import" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
-- What became of each record: with its import, written once.
ALTER TABLE "participation_import_result" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "participation_import_result" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "participation_import_result" FOR SELECT USING (
  EXISTS (select from participation_import whole where whole.id = run_id offset 0));
CREATE POLICY enter ON "participation_import_result" FOR INSERT WITH CHECK (
  EXISTS (select from participation_import whole where whole.id = run_id
    and whole.organisation_id = (select viewer_organisation()) offset 0));
--> statement-breakpoint
-- Records are read once more, for the names that their holders have for them.
SELECT set_config('app.role', 'PLATFORM', true);
--> statement-breakpoint
DELETE FROM "followed_feed" WHERE name = 'employment.PersonRecord';
