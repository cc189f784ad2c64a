-- What organisations run: public, or for all partners; its organisation alone changes it.
-- Each kind's table is held by: select hold_undertakings('course', true);
CREATE FUNCTION hold_undertakings(t text, is_public boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  own text := '(select viewer_is_platform()) OR organisation_id = (select viewer_organisation())';
  seen text := CASE WHEN is_public THEN 'true'
    ELSE '(select viewer_sees_all()) OR (select viewer_organisation()) IS NOT NULL' END;
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (%s)', t, seen);
  EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK (%s)', t, own);
  EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE USING (%s)', t, own);
END $$;
--> statement-breakpoint
-- Steps and corrections: all partners read, the organisation adds, and nobody rewrites.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['undertaking_step', 'undertaking_correction'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_sees_all())
      OR (select viewer_organisation()) IS NOT NULL)', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_is_platform())
      OR organisation_id = (select viewer_organisation()))', t);
  END LOOP;
END $$;
