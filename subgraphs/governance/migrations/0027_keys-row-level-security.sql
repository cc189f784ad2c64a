-- The platform wraps the keys of outcomes anew.
CREATE POLICY rewrap ON "idempotency_key" FOR UPDATE USING ((select viewer_is_platform()));
