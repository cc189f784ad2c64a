-- Receipts: of the controller's records, and of all for whoever answers for all; written by the follower, once.
ALTER TABLE "erasure_receipt" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "erasure_receipt" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "erasure_receipt" FOR SELECT USING ((select viewer_role()) IN ('DATA_STEWARD', 'PLATFORM')
  OR organisation_id = (select viewer_organisation()));
CREATE POLICY enter ON "erasure_receipt" FOR INSERT WITH CHECK ((select viewer_is_platform()));
--> statement-breakpoint
-- What an erasure takes away, the platform alone.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['undertaking_correction', 'participation_import_result'] LOOP
    EXECUTE format('CREATE POLICY erase ON %I FOR DELETE USING ((select viewer_is_platform()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- For how long: everybody reads, the platform loads and changes it.
ALTER TABLE "retention_rule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "retention_rule" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "retention_rule" FOR SELECT USING (true);
CREATE POLICY enter ON "retention_rule" FOR INSERT WITH CHECK ((select viewer_is_platform()));
CREATE POLICY edit ON "retention_rule" FOR UPDATE USING ((select viewer_is_platform()));
--> statement-breakpoint
-- Consents, as they are followed: whoever sees a participation of the record; the follower writes them.
ALTER TABLE "followed_consent" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "followed_consent" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "followed_consent" FOR SELECT USING ((select viewer_is_platform())
  OR EXISTS (select from participation where participation.person_record_id = followed_consent.person_record_id offset 0));
CREATE POLICY enter ON "followed_consent" FOR INSERT WITH CHECK ((select viewer_is_platform()));
CREATE POLICY edit ON "followed_consent" FOR UPDATE USING ((select viewer_is_platform()));
CREATE POLICY remove ON "followed_consent" FOR DELETE USING ((select viewer_is_platform()));
