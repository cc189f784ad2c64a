-- Whoever submits a proposal locks its call meanwhile, which takes the right to update it, but no update
-- passes.
CREATE POLICY lock ON "call" FOR UPDATE USING ((select viewer_role()) <> 'ANONYMOUS') WITH CHECK (false);
--> statement-breakpoint
-- Whoever is there to evaluate sees what was given to them, also of what their own organisation proposes.
CREATE POLICY given_to_evaluators ON "proposal" AS RESTRICTIVE FOR SELECT USING (
  (select viewer_role()) <> 'EVALUATOR' OR id IN (
    SELECT e.proposal_id FROM evaluation e WHERE e.evaluator_organisation_id = (select viewer_organisation())
      AND e.evaluator_subject = (select viewer_subject())));
