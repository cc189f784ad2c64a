-- Associations: everybody reads those that agreed to be listed; the Regione, the association itself and
-- who supports it also the others. The Regione keeps them, its coordinators and nobody else of it.
DROP POLICY write ON "association";
--> statement-breakpoint
CREATE POLICY read ON "association" FOR SELECT USING (listed
  OR own_organisation_id = (select viewer_organisation()) OR supporter_id = (select viewer_organisation())
  OR (select viewer_coordinates()));
CREATE POLICY enter ON "association" FOR INSERT WITH CHECK ((select viewer_coordinates()));
CREATE POLICY edit ON "association" FOR UPDATE USING ((select viewer_coordinates()));
--> statement-breakpoint
-- Micro-interventions are public; their organisation runs them, and the Regione has a say.
DROP POLICY read ON "micro_intervention";
DROP POLICY write ON "micro_intervention";
--> statement-breakpoint
SELECT hold_undertakings('micro_intervention', 'true', '(select viewer_coordinates())');
--> statement-breakpoint
-- Where they take place is written by whoever runs them.
DROP POLICY write ON "micro_intervention_territory";
CREATE POLICY write ON "micro_intervention_territory"
  USING ((select viewer_coordinates()) OR EXISTS (SELECT 1 FROM "micro_intervention" m
    WHERE m.id = micro_intervention_id AND m.organisation_id = (select viewer_organisation())))
  WITH CHECK ((select viewer_coordinates()) OR EXISTS (SELECT 1 FROM "micro_intervention" m
    WHERE m.id = micro_intervention_id AND m.organisation_id = (select viewer_organisation())));
--> statement-breakpoint
-- Places: those that opened are everybody's to see; who proposed one keeps it, and the Regione.
SELECT hold_undertakings('place', 'state <> ''PROPOSED'' OR (select viewer_coordinates())', '(select viewer_coordinates())');
--> statement-breakpoint
-- Calls: public once approved.
SELECT hold_undertakings('call', 'approved_on IS NOT NULL');
--> statement-breakpoint
-- Proposals: seen by who applies, by the Regione, and by those who are to score them.
SELECT hold_undertakings('proposal', '(select viewer_coordinates()) OR id IN (
  SELECT e.proposal_id FROM evaluation e WHERE e.evaluator_organisation_id = (select viewer_organisation())
    AND e.evaluator_subject = (select viewer_subject()))', '(select viewer_coordinates())');
--> statement-breakpoint
-- Evaluations: of the Regione; each evaluator sees and writes their own; who applied reads what is final.
ALTER TABLE "evaluation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "evaluation" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "evaluation" FOR SELECT USING ((select viewer_coordinates())
  OR (evaluator_organisation_id = (select viewer_organisation()) AND evaluator_subject = (select viewer_subject()))
  OR (state = 'FINAL' AND applicant_id = (select viewer_organisation())));
CREATE POLICY enter ON "evaluation" FOR INSERT WITH CHECK ((select viewer_coordinates()));
CREATE POLICY edit ON "evaluation" FOR UPDATE USING ((select viewer_coordinates())
  OR (evaluator_organisation_id = (select viewer_organisation()) AND evaluator_subject = (select viewer_subject())));
--> statement-breakpoint
-- Grants: of the beneficiary, offered and paid by the Regione.
SELECT hold_undertakings('grant', '(select viewer_coordinates())', '(select viewer_coordinates())');
CREATE POLICY enter_for_partner ON "grant" FOR INSERT WITH CHECK ((select viewer_coordinates()));
--> statement-breakpoint
-- What takes place is public, an event once it is published.
SELECT hold_undertakings('sport_action', 'true');
--> statement-breakpoint
SELECT hold_undertakings('community_event', 'state <> ''PLANNED'' OR (select viewer_coordinates())');
--> statement-breakpoint
-- Who records a participation locks what it is in meanwhile, which takes the right to update it, but no
-- update passes.
CREATE POLICY lock ON "sport_action" FOR UPDATE USING ((select viewer_role()) <> 'ANONYMOUS') WITH CHECK (false);
CREATE POLICY lock ON "community_event" FOR UPDATE USING ((select viewer_role()) <> 'ANONYMOUS') WITH CHECK (false);
--> statement-breakpoint
-- What hangs on one of these is seen with it, and written by who may write it.
DO $$
DECLARE
  part text[];
  seen text;
  own text;
BEGIN
  FOREACH part SLICE 1 IN ARRAY ARRAY[
    ['place_host', 'place'], ['call_criterion', 'call'], ['proposal_cost', 'proposal'], ['grant_instalment', 'grant']
  ] LOOP
    seen := format('EXISTS (SELECT 1 FROM %I whole WHERE whole.id = %I)', part[2], part[2] || '_id');
    own := format('(select viewer_coordinates()) OR EXISTS (SELECT 1 FROM %I whole WHERE whole.id = %I
      AND whole.organisation_id = (select viewer_organisation()))', part[2], part[2] || '_id');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part[1]);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part[1]);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (%s)', part[1], seen);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK (%s)', part[1], own);
    EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE USING (%s)', part[1], own);
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE USING (%s)', part[1], own);
  END LOOP;
END $$;
--> statement-breakpoint
-- Instalments are the Regione's to write.
CREATE POLICY only_regione ON "grant_instalment" AS RESTRICTIVE FOR ALL
  USING (true) WITH CHECK ((select viewer_coordinates()));
--> statement-breakpoint
-- Scores are seen with their evaluation, and written by who scores or moderates.
ALTER TABLE "evaluation_score" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "evaluation_score" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "evaluation_score" FOR SELECT USING (
  EXISTS (SELECT 1 FROM "evaluation" e WHERE e.id = evaluation_id));
CREATE POLICY enter ON "evaluation_score" FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM "evaluation" e WHERE e.id = evaluation_id AND ((select viewer_is_platform())
    OR (e.evaluator_organisation_id = (select viewer_organisation()) AND e.evaluator_subject = (select viewer_subject())))));
CREATE POLICY edit ON "evaluation_score" FOR UPDATE USING ((select viewer_coordinates()));
--> statement-breakpoint
-- What came to pass in what is between an applicant and the Regione is nobody else's to read.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['undertaking_step', 'undertaking_correction'] LOOP
    EXECUTE format('CREATE POLICY read_of_calls ON %I AS RESTRICTIVE FOR SELECT USING (
      undertaking_type NOT IN (''Proposal'', ''Evaluation'', ''Grant'')
      OR (select viewer_coordinates()) OR organisation_id = (select viewer_organisation()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Who takes part in the programme, as governance says: each organisation its own; written by the follower.
ALTER TABLE "followed_membership" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "followed_membership" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "followed_membership" FOR SELECT USING ((select viewer_coordinates())
  OR organisation_id = (select viewer_organisation()));
CREATE POLICY enter ON "followed_membership" FOR INSERT WITH CHECK ((select viewer_is_platform()));
CREATE POLICY edit ON "followed_membership" FOR UPDATE USING ((select viewer_is_platform()));
CREATE POLICY remove ON "followed_membership" FOR DELETE USING ((select viewer_is_platform()));
