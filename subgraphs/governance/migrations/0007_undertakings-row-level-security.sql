-- Whoever belongs to an organisation, and the platform itself.
CREATE FUNCTION viewer_is_partner() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_role() = 'PLATFORM' OR viewer_organisation() IS NOT NULL, false)
$$;
--> statement-breakpoint
-- The Regione, and the platform itself.
CREATE FUNCTION viewer_coordinates() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_role() IN ('COORDINATOR', 'PLATFORM'), false)
$$;
--> statement-breakpoint
-- What organisations run. Its organisation enters and changes it, and who else the kind says. Read by
-- everybody ('true'), by all partners ('(select viewer_is_partner())'), or as the kind says beside its
-- own organisation: select hold_undertakings('network', 'state <> ''PROPOSED''').
CREATE FUNCTION hold_undertakings(t text, seen text, edited text DEFAULT 'false') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  own text := '(select viewer_is_platform()) OR organisation_id = (select viewer_organisation())';
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (%s OR %s)', t, own, seen);
  EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK (%s)', t, own);
  EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE USING (%s OR %s)', t, own, edited);
END $$;
--> statement-breakpoint
-- Steps and corrections: all partners read, whoever acts adds, and nobody rewrites.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['undertaking_step', 'undertaking_correction'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_is_partner()))', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_is_partner()))', t);
  END LOOP;
END $$;
