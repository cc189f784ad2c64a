-- What of the budget of a call is taken: by grants that are neither declined nor revoked what they are, or
-- what of them was accepted, and by what is still to be paid back.
CREATE OR REPLACE FUNCTION budget_taken(of_call uuid) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT sum(coalesce(g.accepted_amount, g.amount)) FROM "grant" g
      WHERE g.call_id = of_call AND g.state NOT IN ('DECLINED', 'REVOKED', 'RECOVERED')), 0)
    + coalesce((SELECT sum(i.amount) FROM "grant" g JOIN grant_instalment i ON i.grant_id = g.id
      WHERE g.call_id = of_call AND i.kind = 'RECOVERY' AND i.paid_on IS NULL), 0)
$$;
--> statement-breakpoint
-- No way of writing a grant takes more of a call than its budget: the call is locked before it is summed
-- up, so that two cannot race. It asks who sees all grants, since a sum of some would say too little.
CREATE OR REPLACE FUNCTION keep_call_within_budget() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  freed text[] := ARRAY['DECLINED', 'REVOKED', 'RECOVERED'];
  takes numeric := coalesce(NEW.accepted_amount, NEW.amount);
  counted numeric := 0;
  held numeric;
BEGIN
  IF NEW.state = ANY (freed) THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state <> ALL (freed) AND OLD.call_id = NEW.call_id THEN
      counted := coalesce(OLD.accepted_amount, OLD.amount);
      IF takes <= counted THEN RETURN NEW; END IF;
    END IF;
  END IF;
  SELECT c.budget INTO held FROM "call" c WHERE c.id = NEW.call_id FOR NO KEY UPDATE;
  IF NOT viewer_coordinates() OR held IS NULL OR budget_taken(NEW.call_id) - counted + takes > held THEN
    RAISE EXCEPTION 'A call has less left than a grant'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'call_within_budget';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER call_within_budget ON "grant";
CREATE TRIGGER call_within_budget BEFORE INSERT OR UPDATE OF state, amount, accepted_amount, call_id ON "grant"
  FOR EACH ROW EXECUTE FUNCTION keep_call_within_budget();
--> statement-breakpoint
-- Whether advance and balance are no more than a grant, and less what is paid back, or is to be, no more
-- than what of it is accepted.
CREATE FUNCTION fits_grant(amount numeric, accepted numeric, owed numeric, back numeric)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT owed <= amount AND (accepted IS NULL OR owed - back <= accepted)
$$;
--> statement-breakpoint
-- No way of writing instalments pays more than the grant, nor has more paid back than was paid.
CREATE OR REPLACE FUNCTION keep_grant_within_amount() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held record;
  owed numeric;
  paid numeric;
  back numeric;
  fits boolean;
BEGIN
  SELECT g.amount, g.accepted_amount INTO held FROM "grant" g WHERE g.id = NEW.grant_id FOR NO KEY UPDATE;
  SELECT coalesce(sum(i.amount) FILTER (WHERE i.kind <> 'RECOVERY'), 0),
      coalesce(sum(i.amount) FILTER (WHERE i.kind <> 'RECOVERY' AND i.paid_on IS NOT NULL), 0),
      coalesce(sum(i.amount) FILTER (WHERE i.kind = 'RECOVERY'), 0) INTO owed, paid, back
    FROM grant_instalment i
    WHERE i.grant_id = NEW.grant_id AND (i.kind, i.number) <> (NEW.kind, NEW.number);
  IF NEW.kind = 'RECOVERY' THEN
    fits := back + NEW.amount <= paid;
  ELSE
    fits := fits_grant(held.amount, held.accepted_amount, owed + NEW.amount, back);
  END IF;
  IF fits IS NOT TRUE THEN
    RAISE EXCEPTION 'A grant is less than its instalments'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_within_amount';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER grant_within_amount ON "grant_instalment";
CREATE TRIGGER grant_within_amount BEFORE INSERT OR UPDATE OF kind, number, amount, grant_id ON "grant_instalment"
  FOR EACH ROW EXECUTE FUNCTION keep_grant_within_amount();
--> statement-breakpoint
-- Nor is less accepted than its beneficiary has and does not have to pay back.
CREATE FUNCTION keep_amount_above_instalments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owed numeric;
  back numeric;
BEGIN
  SELECT coalesce(sum(i.amount) FILTER (WHERE i.kind <> 'RECOVERY'), 0),
      coalesce(sum(i.amount) FILTER (WHERE i.kind = 'RECOVERY'), 0) INTO owed, back
    FROM grant_instalment i WHERE i.grant_id = NEW.id;
  IF fits_grant(NEW.amount, NEW.accepted_amount, owed, back) IS NOT TRUE THEN
    RAISE EXCEPTION 'A grant is less than its instalments'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_within_amount';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER grant_within_amount BEFORE UPDATE OF amount, accepted_amount ON "grant"
  FOR EACH ROW WHEN (NEW.amount < OLD.amount OR NEW.accepted_amount IS DISTINCT FROM OLD.accepted_amount)
  EXECUTE FUNCTION keep_amount_above_instalments();
--> statement-breakpoint
-- Whoever is there to evaluate sees no grants, as of proposals those alone that were given to them.
CREATE POLICY given_to_no_evaluators ON "grant" AS RESTRICTIVE FOR SELECT
  USING (coalesce((select viewer_role()), '') <> 'EVALUATOR');
