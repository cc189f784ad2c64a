-- Whoever submits a proposal locks its call meanwhile, which takes the right to update it, but no update
-- passes.
CREATE POLICY lock ON "call" FOR UPDATE USING ((select viewer_role()) <> 'ANONYMOUS') WITH CHECK (false);
