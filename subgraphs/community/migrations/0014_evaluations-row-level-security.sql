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
--> statement-breakpoint
-- Whoever has a conflict of interest reads no more of the proposal.
ALTER POLICY read ON "proposal" USING ((select viewer_is_platform())
  OR organisation_id = (select viewer_organisation()) OR (select viewer_coordinates())
  OR id IN (SELECT e.proposal_id FROM "evaluation" e
    WHERE e.evaluator_organisation_id = (select viewer_organisation())
      AND e.evaluator_subject = (select viewer_subject()) AND e.state <> 'CONFLICT'));
