-- The policies as before, but each question about the viewer in a subselect: PostgreSQL then asks
-- it once per statement and not once per row, and can use an index beside it.
CREATE FUNCTION viewer_is_platform() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_role() = 'PLATFORM', false)
$$;
--> statement-breakpoint
-- The Regione, and the platform itself.
CREATE FUNCTION viewer_keeps_reference() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_role() IN ('COORDINATOR', 'PLATFORM'), false)
$$;
--> statement-breakpoint
-- Public facts: everybody reads, the Regione and the platform itself write.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['territory', 'territory_succession', 'territory_part', 'organisation', 'organisation_territory'] LOOP
    EXECUTE format('DROP POLICY write ON %I', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['code_list', 'code_list_entry', 'code_correspondence', 'country', 'country_succession', 'country_citizenship_group'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['territory', 'territory_succession', 'territory_part', 'organisation', 'organisation_territory',
    'code_list', 'code_list_entry', 'code_correspondence', 'country', 'country_succession', 'country_citizenship_group'] LOOP
    EXECUTE format('CREATE POLICY write ON %I USING ((select viewer_keeps_reference())) WITH CHECK ((select viewer_keeps_reference()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Memberships: all partners read, the Regione writes.
DROP POLICY read ON "membership";
DROP POLICY write ON "membership";
CREATE POLICY read ON "membership" FOR SELECT USING ((select viewer_role()) <> 'ANONYMOUS');
CREATE POLICY write ON "membership" USING ((select viewer_keeps_reference()))
  WITH CHECK ((select viewer_keeps_reference()));
--> statement-breakpoint
-- The feed: each sees what is everybody's or its own; nobody rewrites history, the platform prunes.
DROP POLICY read ON "outbox";
DROP POLICY append ON "outbox";
DROP POLICY prune ON "outbox";
CREATE POLICY read ON "outbox" FOR SELECT USING ((select viewer_is_platform())
  OR organisation_id IS NULL OR organisation_id = (select viewer_organisation()));
CREATE POLICY append ON "outbox" FOR INSERT WITH CHECK ((select viewer_role()) <> 'ANONYMOUS');
CREATE POLICY prune ON "outbox" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
DROP POLICY write ON "feed";
CREATE POLICY write ON "feed" USING ((select viewer_is_platform()))
  WITH CHECK ((select viewer_is_platform()));
--> statement-breakpoint
DROP POLICY follow ON "followed_feed";
CREATE POLICY follow ON "followed_feed" USING ((select viewer_is_platform()))
  WITH CHECK ((select viewer_is_platform()));
