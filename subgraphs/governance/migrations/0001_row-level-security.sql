-- Who asks, as the transaction's claims say; empty claims are nobody's.
CREATE FUNCTION viewer_role() RETURNS text LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.role', true), '')
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_organisation() RETURNS uuid LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.organisation_id', true), '')::uuid
$$;
--> statement-breakpoint
-- Public facts: everybody reads, the Regione and the platform itself write.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['territory', 'territory_succession', 'territory_part', 'organisation', 'organisation_territory'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (true)', t);
    EXECUTE format('CREATE POLICY write ON %I USING (viewer_role() IN (''COORDINATOR'', ''PLATFORM'')) WITH CHECK (viewer_role() IN (''COORDINATOR'', ''PLATFORM''))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Memberships: all partners read, the Regione writes.
ALTER TABLE "membership" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "membership" FOR SELECT USING (viewer_role() <> 'ANONYMOUS');
CREATE POLICY write ON "membership" USING (viewer_role() IN ('COORDINATOR', 'PLATFORM'))
  WITH CHECK (viewer_role() IN ('COORDINATOR', 'PLATFORM'));
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
