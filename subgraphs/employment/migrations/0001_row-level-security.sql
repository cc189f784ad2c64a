-- Who asks, as the transaction's claims say; empty claims are nobody's. Policies ask in a
-- subselect: PostgreSQL then runs it once per statement and not once per row, and does not take
-- a question about the viewer for one that hardly any row passes.
CREATE FUNCTION viewer_role() RETURNS text LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.role', true), '')
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_organisation() RETURNS uuid LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.organisation_id', true), '')::uuid
$$;
--> statement-breakpoint
-- The access point the viewer is bound to; null for those who see all of their organisation.
CREATE FUNCTION viewer_access_point() RETURNS uuid LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.access_point_id', true), '')::uuid
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_is_platform() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_role() = 'PLATFORM', false)
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_sees_all() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_role() IN ('DATA_STEWARD', 'PLATFORM'), false)
$$;
--> statement-breakpoint
-- Public facts: everybody reads, the platform loads them.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['access_point', 'access_point_territory', 'access_point_expectation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (true)', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_is_platform()))', t);
    EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE USING ((select viewer_is_platform()))', t);
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE USING ((select viewer_is_platform()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Records and enrolments: the partner's own; for those bound to an access point, what is there.
DO $$
DECLARE
  t text;
  owner text;
  own text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_record', 'enrolment'] LOOP
    owner := CASE t WHEN 'person_record' THEN 'owner_organisation_id' ELSE 'organisation_id' END;
    own := format('%I = (select viewer_organisation()) AND ((select viewer_access_point() IS NULL)
      OR access_point_id = (select viewer_access_point()))', owner);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_sees_all()) OR (%s))', t, own);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_is_platform()) OR (%s))', t, own);
    EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE USING ((select viewer_is_platform()) OR (%s))', t, own);
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE USING ((select viewer_is_platform()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Nobody enrols on a record they may not read, or in another partner's name.
CREATE POLICY on_own_record ON "enrolment" AS RESTRICTIVE FOR INSERT WITH CHECK (
  (select viewer_is_platform()) OR EXISTS (
    select from person_record
    where person_record.id = enrolment.person_record_id
      and person_record.owner_organisation_id = enrolment.organisation_id));
CREATE POLICY stays_on_own_record ON "enrolment" AS RESTRICTIVE FOR UPDATE WITH CHECK (
  (select viewer_is_platform()) OR EXISTS (
    select from person_record
    where person_record.id = enrolment.person_record_id
      and person_record.owner_organisation_id = enrolment.organisation_id));
--> statement-breakpoint
-- People: whoever may read one of their records; the platform keeps the clusters. `offset 0` keeps
-- PostgreSQL from reading all records of the viewer in order to show one page of people.
ALTER TABLE "person" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "person" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "person" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.person_id = person.id offset 0));
CREATE POLICY enter ON "person" FOR INSERT WITH CHECK ((select viewer_is_platform()));
CREATE POLICY edit ON "person" FOR UPDATE USING ((select viewer_is_platform()));
CREATE POLICY remove ON "person" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
-- What is followed of community: visible with the record, written by the follower.
ALTER TABLE "followed_participation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "followed_participation" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "followed_participation" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.id = person_record_id offset 0));
CREATE POLICY enter ON "followed_participation" FOR INSERT WITH CHECK ((select viewer_is_platform()));
CREATE POLICY edit ON "followed_participation" FOR UPDATE USING ((select viewer_is_platform()));
CREATE POLICY remove ON "followed_participation" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
-- The feed: each sees what is everybody's or its own; nobody rewrites history, the platform prunes.
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "outbox" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "outbox" FOR SELECT USING ((select viewer_is_platform())
  OR organisation_id IS NULL OR organisation_id = (select viewer_organisation()));
CREATE POLICY append ON "outbox" FOR INSERT WITH CHECK ((select viewer_role()) <> 'ANONYMOUS');
CREATE POLICY prune ON "outbox" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
ALTER TABLE "feed" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "feed" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "feed" FOR SELECT USING (true);
CREATE POLICY write ON "feed" USING ((select viewer_is_platform()))
  WITH CHECK ((select viewer_is_platform()));
--> statement-breakpoint
ALTER TABLE "followed_feed" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "followed_feed" FORCE ROW LEVEL SECURITY;
CREATE POLICY follow ON "followed_feed" USING ((select viewer_is_platform()))
  WITH CHECK ((select viewer_is_platform()));
--> statement-breakpoint
-- This feed's identity; a restored or rebuilt database is another feed.
SELECT set_config('app.role', 'PLATFORM', true);
--> statement-breakpoint
INSERT INTO "feed" DEFAULT VALUES;
