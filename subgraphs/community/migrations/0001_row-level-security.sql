-- Who asks, as the transaction's claims say; empty claims are nobody's.
CREATE FUNCTION viewer_role() RETURNS text LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.role', true), '')
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_organisation() RETURNS uuid LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.organisation_id', true), '')::uuid
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_access_point() RETURNS uuid LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.access_point_id', true), '')::uuid
$$;
--> statement-breakpoint
-- Associations: everybody reads those that agreed to be listed, the Regione and the association
-- itself also the others; the Regione writes.
ALTER TABLE "association" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "association" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "association" FOR SELECT USING (
  listed OR organisation_id = viewer_organisation() OR viewer_role() IN ('COORDINATOR', 'PLATFORM'));
CREATE POLICY write ON "association" USING (viewer_role() IN ('COORDINATOR', 'PLATFORM'))
  WITH CHECK (viewer_role() IN ('COORDINATOR', 'PLATFORM'));
--> statement-breakpoint
-- Read by whoever may read the association: the inner query obeys its policy.
ALTER TABLE "association_territory" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "association_territory" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "association_territory" FOR SELECT USING (
  EXISTS (SELECT 1 FROM "association" WHERE "association".id = association_id));
CREATE POLICY write ON "association_territory" USING (viewer_role() IN ('COORDINATOR', 'PLATFORM'))
  WITH CHECK (viewer_role() IN ('COORDINATOR', 'PLATFORM'));
--> statement-breakpoint
-- Micro-interventions are public; the Regione writes. Who records a participation locks its
-- micro-intervention meanwhile, which takes the right to update it, but no update passes.
ALTER TABLE "micro_intervention" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "micro_intervention" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "micro_intervention" FOR SELECT USING (true);
CREATE POLICY write ON "micro_intervention" USING (viewer_role() IN ('COORDINATOR', 'PLATFORM'))
  WITH CHECK (viewer_role() IN ('COORDINATOR', 'PLATFORM'));
CREATE POLICY lock ON "micro_intervention" FOR UPDATE USING (viewer_role() <> 'ANONYMOUS')
  WITH CHECK (false);
--> statement-breakpoint
ALTER TABLE "micro_intervention_territory" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "micro_intervention_territory" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "micro_intervention_territory" FOR SELECT USING (true);
CREATE POLICY write ON "micro_intervention_territory" USING (viewer_role() IN ('COORDINATOR', 'PLATFORM'))
  WITH CHECK (viewer_role() IN ('COORDINATOR', 'PLATFORM'));
--> statement-breakpoint
-- Participations: of the organisation that recorded them and of the one that holds the person's
-- record, there within the viewer's access point. Recorded for one's own micro-interventions only.
ALTER TABLE "participation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "participation" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "participation" FOR SELECT USING (
  organisation_id = viewer_organisation()
  OR (record_organisation_id = viewer_organisation()
    AND (viewer_access_point() IS NULL OR record_access_point_id = viewer_access_point()))
  OR viewer_role() = 'PLATFORM');
CREATE POLICY record ON "participation" FOR INSERT WITH CHECK (
  viewer_role() = 'PLATFORM'
  OR (organisation_id = viewer_organisation() AND EXISTS (
    SELECT 1 FROM "micro_intervention" m
    WHERE m.id = micro_intervention_id AND m.organisation_id = viewer_organisation())));
CREATE POLICY correct ON "participation" FOR UPDATE
  USING (organisation_id = viewer_organisation() OR viewer_role() = 'PLATFORM')
  WITH CHECK (organisation_id = viewer_organisation() OR viewer_role() = 'PLATFORM');
CREATE POLICY remove ON "participation" FOR DELETE USING (viewer_role() = 'PLATFORM');
--> statement-breakpoint
-- What is known of employment's records is opaque ids. Only its follower writes; who records a
-- participation locks the record meanwhile, which takes the right to update, but no update passes.
ALTER TABLE "followed_person_record" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "followed_person_record" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "followed_person_record" FOR SELECT USING (viewer_role() <> 'ANONYMOUS');
CREATE POLICY follow ON "followed_person_record" USING (viewer_role() = 'PLATFORM')
  WITH CHECK (viewer_role() = 'PLATFORM');
CREATE POLICY lock ON "followed_person_record" FOR UPDATE USING (viewer_role() <> 'ANONYMOUS')
  WITH CHECK (false);
--> statement-breakpoint
-- The feed: each sees what is everybody's or its own; nobody rewrites history, the platform prunes.
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "outbox" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "outbox" FOR SELECT USING (
  organisation_id IS NULL OR organisation_id = viewer_organisation() OR viewer_role() = 'PLATFORM');
CREATE POLICY append ON "outbox" FOR INSERT WITH CHECK (viewer_role() <> 'ANONYMOUS');
CREATE POLICY prune ON "outbox" FOR DELETE USING (viewer_role() = 'PLATFORM');
--> statement-breakpoint
ALTER TABLE "feed" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "feed" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "feed" FOR SELECT USING (true);
CREATE POLICY write ON "feed" USING (viewer_role() = 'PLATFORM') WITH CHECK (viewer_role() = 'PLATFORM');
--> statement-breakpoint
ALTER TABLE "followed_feed" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "followed_feed" FORCE ROW LEVEL SECURITY;
CREATE POLICY follow ON "followed_feed" USING (viewer_role() = 'PLATFORM') WITH CHECK (viewer_role() = 'PLATFORM');
--> statement-breakpoint
-- This feed's identity; a restored or rebuilt database is another feed.
SELECT set_config('app.role', 'PLATFORM', true);
--> statement-breakpoint
INSERT INTO "feed" DEFAULT VALUES;
