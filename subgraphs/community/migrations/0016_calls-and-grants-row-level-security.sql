-- Whoever submits a proposal locks its call meanwhile, which takes the right to update it, but no update
-- passes.
CREATE POLICY lock ON "call" FOR UPDATE USING ((select viewer_role()) <> 'ANONYMOUS') WITH CHECK (false);
--> statement-breakpoint
-- Whoever is there to evaluate sees what was given to them, also of what their own organisation proposes.
CREATE POLICY given_to_evaluators ON "proposal" AS RESTRICTIVE FOR SELECT USING (
  (select viewer_role()) <> 'EVALUATOR' OR id IN (
    SELECT e.proposal_id FROM evaluation e WHERE e.evaluator_organisation_id = (select viewer_organisation())
      AND e.evaluator_subject = (select viewer_subject())));
--> statement-breakpoint
-- What of the budget of a call is taken: by grants that are neither declined nor revoked, and by what is
-- still to be paid back of those that were.
CREATE FUNCTION budget_taken(of_call uuid) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT sum(g.amount) FROM "grant" g
      WHERE g.call_id = of_call AND g.state NOT IN ('DECLINED', 'REVOKED', 'RECOVERED')), 0)
    + coalesce((SELECT sum(i.amount) FROM "grant" g JOIN grant_instalment i ON i.grant_id = g.id
      WHERE g.call_id = of_call AND i.kind = 'RECOVERY' AND i.paid_on IS NULL), 0)
$$;
--> statement-breakpoint
-- No way of writing a grant takes more of a call than its budget: the call is locked before it is summed
-- up, so that two cannot race. It asks who sees all grants, since a sum of some would say too little.
CREATE FUNCTION keep_call_within_budget() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  freed text[] := ARRAY['DECLINED', 'REVOKED', 'RECOVERED'];
  counted numeric := 0;
  held numeric;
BEGIN
  IF NEW.state = ANY (freed) THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state <> ALL (freed) AND OLD.call_id = NEW.call_id THEN
      IF NEW.amount <= OLD.amount THEN RETURN NEW; END IF;
      counted := OLD.amount;
    END IF;
  END IF;
  SELECT c.budget INTO held FROM "call" c WHERE c.id = NEW.call_id FOR NO KEY UPDATE;
  IF NOT viewer_coordinates() OR held IS NULL OR budget_taken(NEW.call_id) - counted + NEW.amount > held THEN
    RAISE EXCEPTION 'A call has less left than a grant'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'call_within_budget';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER call_within_budget BEFORE INSERT OR UPDATE OF state, amount, call_id ON "grant"
  FOR EACH ROW EXECUTE FUNCTION keep_call_within_budget();
--> statement-breakpoint
-- Nor is a budget cut below what is taken of it.
CREATE FUNCTION keep_budget_above_grants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT viewer_coordinates() OR budget_taken(NEW.id) > NEW.budget THEN
    RAISE EXCEPTION 'A call has grants of more than this'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'call_within_budget';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER call_within_budget BEFORE UPDATE OF budget ON "call"
  FOR EACH ROW WHEN (NEW.budget < OLD.budget) EXECUTE FUNCTION keep_budget_above_grants();
--> statement-breakpoint
-- No way of writing instalments pays more than the grant, nor has more paid back than was paid.
CREATE FUNCTION keep_grant_within_amount() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held numeric;
  others numeric;
  is_recovery boolean := NEW.kind = 'RECOVERY';
BEGIN
  SELECT g.amount INTO held FROM "grant" g WHERE g.id = NEW.grant_id FOR NO KEY UPDATE;
  SELECT coalesce(sum(i.amount), 0) INTO others FROM grant_instalment i
    WHERE i.grant_id = NEW.grant_id AND i.kind NOT IN ('RECOVERY', NEW.kind)
      AND (i.paid_on IS NOT NULL OR NOT is_recovery);
  IF is_recovery THEN held := least(held, others); ELSE held := held - others; END IF;
  IF held IS NULL OR NEW.amount > held THEN
    RAISE EXCEPTION 'A grant is less than its instalments'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_within_amount';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER grant_within_amount BEFORE INSERT OR UPDATE OF kind, amount, grant_id ON "grant_instalment"
  FOR EACH ROW EXECUTE FUNCTION keep_grant_within_amount();
--> statement-breakpoint
-- Nobody but the Regione offers grants, or takes an instalment away.
CREATE POLICY only_regione_offers ON "grant" AS RESTRICTIVE FOR INSERT WITH CHECK ((select viewer_coordinates()));
CREATE POLICY only_regione_removes ON "grant_instalment" AS RESTRICTIVE FOR DELETE USING ((select viewer_coordinates()));
--> statement-breakpoint
-- Nothing is scored by whoever has a conflict of interest, nor by what is no criterion of the call, nor more
-- than a criterion gives, whatever way it is written.
CREATE FUNCTION keep_score_in_criterion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found record;
BEGIN
  SELECT e.conflict, c.max_score INTO found FROM "evaluation" e
    LEFT JOIN "call_criterion" c ON c.call_id = e.call_id AND c.code = NEW.code
    WHERE e.id = NEW.evaluation_id;
  IF found.conflict IS NOT NULL THEN
    RAISE EXCEPTION 'An evaluator with a conflict of interest scores nothing'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_score_without_conflict';
  END IF;
  IF found.max_score IS NULL OR NEW.given > found.max_score OR coalesce(NEW.moderated, 0) > found.max_score THEN
    RAISE EXCEPTION 'A criterion gives less than this score'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_score_in_criterion';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER evaluation_score_in_criterion BEFORE INSERT OR UPDATE ON "evaluation_score"
  FOR EACH ROW EXECUTE FUNCTION keep_score_in_criterion();
--> statement-breakpoint
-- Whoever has scored does not declare a conflict afterwards and keep the scores.
CREATE FUNCTION keep_conflict_without_scores() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "evaluation_score" s WHERE s.evaluation_id = NEW.id) THEN
    RAISE EXCEPTION 'An evaluator with a conflict of interest scores nothing'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_score_without_conflict';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER evaluation_conflict_without_scores BEFORE UPDATE OF conflict ON "evaluation"
  FOR EACH ROW WHEN (NEW.conflict IS NOT NULL) EXECUTE FUNCTION keep_conflict_without_scores();
--> statement-breakpoint
-- What came to pass in an evaluation is told to its evaluator, and to nobody else of the Regione than who
-- coordinates.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['undertaking_step', 'undertaking_correction'] LOOP
    EXECUTE format('DROP POLICY read_of_calls ON %I', t);
    EXECUTE format('CREATE POLICY read_of_calls ON %I AS RESTRICTIVE FOR SELECT USING (
      undertaking_type NOT IN (''Proposal'', ''Evaluation'', ''Grant'') OR (select viewer_coordinates())
      OR (undertaking_type <> ''Evaluation'' AND organisation_id = (select viewer_organisation()))
      OR (undertaking_type = ''Evaluation'' AND undertaking_id IN (SELECT e.id FROM "evaluation" e
        WHERE e.evaluator_organisation_id = (select viewer_organisation())
          AND e.evaluator_subject = (select viewer_subject()))))', t);
  END LOOP;
END $$;
