-- Who asks, as the transaction's claims say; empty claims are nobody's.
CREATE FUNCTION viewer_role() RETURNS text LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.role', true), '')
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_organisation() RETURNS uuid LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.organisation_id', true), '')::uuid
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_subject() RETURNS text LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.subject', true), '')
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_is_platform() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_role() = 'PLATFORM', false)
$$;
--> statement-breakpoint
-- The Regione.
CREATE FUNCTION viewer_coordinates() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_role() = 'COORDINATOR', false)
$$;
--> statement-breakpoint
-- Keys and the answers given to them: the sender's own. The platform forgets them when they are old.
ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "idempotency_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON "idempotency_key"
  USING (subject = (select viewer_subject())
    AND organisation_id IS NOT DISTINCT FROM (select viewer_organisation()));
CREATE POLICY read ON "idempotency_key" FOR SELECT USING ((select viewer_is_platform()));
CREATE POLICY forget ON "idempotency_key" FOR DELETE USING ((select viewer_is_platform()));
