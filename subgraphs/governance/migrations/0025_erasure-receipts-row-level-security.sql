-- Receipts: of the controller's records, and of all for whoever answers for all; written by the follower, once.
ALTER TABLE "erasure_receipt" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "erasure_receipt" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "erasure_receipt" FOR SELECT USING ((select viewer_role()) IN ('DATA_STEWARD', 'PLATFORM')
  OR organisation_id = (select viewer_organisation()));
CREATE POLICY enter ON "erasure_receipt" FOR INSERT WITH CHECK ((select viewer_is_platform()));
