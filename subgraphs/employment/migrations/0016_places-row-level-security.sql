-- What is followed of governance: everybody's to read, written by the follower.
ALTER TABLE "followed_place" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "followed_place" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "followed_place" FOR SELECT USING (true);
CREATE POLICY enter ON "followed_place" FOR INSERT WITH CHECK ((select viewer_is_platform()));
CREATE POLICY edit ON "followed_place" FOR UPDATE USING ((select viewer_is_platform()));
CREATE POLICY remove ON "followed_place" FOR DELETE USING ((select viewer_is_platform()));
