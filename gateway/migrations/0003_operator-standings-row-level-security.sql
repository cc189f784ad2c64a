-- What is followed of governance: the gateway's own, for nobody who asks.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['operator_standing', 'followed_feed'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY follow ON %I USING ((select viewer_is_platform())) WITH CHECK ((select viewer_is_platform()))', t);
  END LOOP;
END $$;
