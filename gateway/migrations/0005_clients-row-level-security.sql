-- Clients, their keys and what came to pass in them: of their organisation, and the Regione's, which decides
-- who may knock. The data steward reads them; so does the gateway, which asks them who somebody is.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['client', 'client_key', 'client_step'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (organisation_id = (select viewer_organisation())
      OR (select viewer_coordinates()) OR (select viewer_is_platform()) OR (select viewer_role()) = ''DATA_STEWARD'')', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK (organisation_id = (select viewer_organisation())
      OR (select viewer_coordinates()))', t);
  END LOOP;
  -- Nothing is deleted, and of what came to pass nothing is changed.
  FOREACH t IN ARRAY ARRAY['client', 'client_key'] LOOP
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING (organisation_id = (select viewer_organisation())
      OR (select viewer_coordinates()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Of the configuration; an organisation learns whether it is one.
ALTER TABLE "test_organisation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "test_organisation" FORCE ROW LEVEL SECURITY;
CREATE POLICY keep ON "test_organisation"
  USING ((select viewer_is_platform())) WITH CHECK ((select viewer_is_platform()));
CREATE POLICY read ON "test_organisation" FOR SELECT
  USING (organisation_id = (select viewer_organisation()) OR (select viewer_coordinates()));
--> statement-breakpoint
-- The gateway's own, for nobody who asks.
ALTER TABLE "spent_id" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "spent_id" FORCE ROW LEVEL SECURITY;
CREATE POLICY keep ON "spent_id"
  USING ((select viewer_is_platform())) WITH CHECK ((select viewer_is_platform()));
