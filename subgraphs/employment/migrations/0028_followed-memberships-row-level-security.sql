-- Who takes part in the programme, as governance says: each organisation its own; written by the follower.
ALTER TABLE "followed_membership" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "followed_membership" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "followed_membership" FOR SELECT USING ((select viewer_sees_all())
  OR organisation_id = (select viewer_organisation()));
CREATE POLICY enter ON "followed_membership" FOR INSERT WITH CHECK ((select viewer_is_platform()));
CREATE POLICY edit ON "followed_membership" FOR UPDATE USING ((select viewer_is_platform()));
CREATE POLICY remove ON "followed_membership" FOR DELETE USING ((select viewer_is_platform()));
