-- Nothing is scored by whoever has a conflict of interest or was released, nor once it was excluded, nor by what
-- is no criterion of the call, nor more than a criterion gives, whatever way it is written.
CREATE OR REPLACE FUNCTION keep_score_in_criterion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found record;
BEGIN
  SELECT e.conflict, e.state, c.max_score INTO found FROM "evaluation" e
    LEFT JOIN "call_criterion" c ON c.call_id = e.call_id AND c.code = NEW.code
    WHERE e.id = NEW.evaluation_id;
  IF found.conflict IS NOT NULL THEN
    RAISE EXCEPTION 'An evaluator with a conflict of interest scores nothing'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_score_without_conflict';
  END IF;
  IF found.state IN ('RELEASED', 'EXCLUDED') THEN
    RAISE EXCEPTION 'An evaluation that was set aside is scored no more'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_score_not_set_aside';
  END IF;
  IF found.max_score IS NULL OR NEW.given > found.max_score OR coalesce(NEW.moderated, 0) > found.max_score THEN
    RAISE EXCEPTION 'A criterion gives less than this score'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_score_in_criterion';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Scores stay with a conflict of interest only where it was found later and they were excluded for it; and
-- nobody is released who has scored.
DROP TRIGGER evaluation_conflict_without_scores ON "evaluation";
CREATE TRIGGER evaluation_conflict_without_scores BEFORE UPDATE OF conflict, state ON "evaluation"
  FOR EACH ROW WHEN (NEW.state = 'RELEASED' OR (NEW.conflict IS NOT NULL AND NEW.state <> 'EXCLUDED'))
  EXECUTE FUNCTION keep_conflict_without_scores();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_conflict_without_scores() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "evaluation_score" s WHERE s.evaluation_id = NEW.id) THEN
    RAISE EXCEPTION 'An evaluator who is released or has a conflict of interest scores nothing'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_score_without_conflict';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Whoever has a conflict of interest reads no more of the proposal, nor who was released or excluded.
ALTER POLICY read ON "proposal" USING ((select viewer_is_platform())
  OR organisation_id = (select viewer_organisation()) OR (select viewer_coordinates())
  OR id IN (SELECT e.proposal_id FROM "evaluation" e
    WHERE e.evaluator_organisation_id = (select viewer_organisation())
      AND e.evaluator_subject = (select viewer_subject())
      AND e.state NOT IN ('CONFLICT', 'RELEASED', 'EXCLUDED')));
ALTER POLICY given_to_evaluators ON "proposal" USING (
  (select viewer_role()) <> 'EVALUATOR' OR id IN (SELECT e.proposal_id FROM "evaluation" e
    WHERE e.evaluator_organisation_id = (select viewer_organisation())
      AND e.evaluator_subject = (select viewer_subject())
      AND e.state NOT IN ('CONFLICT', 'RELEASED', 'EXCLUDED')));
--> statement-breakpoint
-- Whoever is there to evaluate reads their own evaluations alone, also of what their organisation proposes.
ALTER POLICY read ON "evaluation" USING ((select viewer_coordinates())
  OR (evaluator_organisation_id = (select viewer_organisation()) AND evaluator_subject = (select viewer_subject()))
  OR (state = 'FINAL' AND applicant_id = (select viewer_organisation()) AND (select viewer_role()) <> 'EVALUATOR'));
