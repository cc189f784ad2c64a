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
