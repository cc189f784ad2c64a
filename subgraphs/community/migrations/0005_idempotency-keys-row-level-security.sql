-- Who a token is for, as its issuer names them.
CREATE OR REPLACE FUNCTION viewer_subject() RETURNS text LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.subject', true), '')
$$;
--> statement-breakpoint
-- Keys and the answers given to them: the sender's own. The platform forgets them, when they are old
-- and when what they tell of is erased.
ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "idempotency_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON "idempotency_key"
  USING (subject = (select viewer_subject())
    AND organisation_id IS NOT DISTINCT FROM (select viewer_organisation()));
CREATE POLICY read ON "idempotency_key" FOR SELECT USING ((select viewer_is_platform()));
CREATE POLICY forget ON "idempotency_key" FOR DELETE USING ((select viewer_is_platform()));
