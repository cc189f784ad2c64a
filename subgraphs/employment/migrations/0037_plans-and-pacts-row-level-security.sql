select hold_cases('individual_plan', 'IndividualPlan');
select hold_cases('service_pact', 'ServicePact');
select hold_cases('active_policy', 'ActivePolicy');
--> statement-breakpoint
-- Pacts and policies are of the CPI's organisation alone, whatever anybody shares.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['service_pact', 'active_policy'] LOOP
    EXECUTE format('ALTER POLICY read ON %I USING ((select viewer_sees_all())
      OR (organisation_id = (select viewer_organisation()) AND ((select viewer_access_point() IS NULL)
        OR access_point_id = (select viewer_access_point()))))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- That a pact is there: whoever may read a record of the person; its owner says so, and takes it back.
ALTER TABLE "pact_presence" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "pact_presence" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "pact_presence" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.person_id = pact_presence.person_id offset 0));
DO $$
DECLARE own text := '(select viewer_is_platform())
  OR EXISTS (select from person_record where person_record.id = person_record_id
    and person_record.owner_organisation_id = (select viewer_organisation()) offset 0)';
BEGIN
  EXECUTE format('CREATE POLICY enter ON pact_presence FOR INSERT WITH CHECK (%s)', own);
  EXECUTE format('CREATE POLICY remove ON pact_presence FOR DELETE USING (%s)', own);
END $$;
--> statement-breakpoint
-- What hangs on a plan: whoever may read the plan; its partner writes it, and nobody takes it away.
DO $$
DECLARE
  t text;
  own text := '(select viewer_is_platform()) OR EXISTS (select from individual_plan
    where individual_plan.id = individual_plan_id
    and individual_plan.organisation_id = (select viewer_organisation()) offset 0)';
BEGIN
  FOREACH t IN ARRAY ARRAY['plan_goal', 'plan_action', 'plan_signature', 'plan_review', 'autonomy_assessment'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_sees_all())
      OR EXISTS (select from individual_plan where individual_plan.id = individual_plan_id offset 0))', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK (%s)', t, own);
  END LOOP;
  -- Signatures and reviews are written once.
  FOREACH t IN ARRAY ARRAY['plan_goal', 'plan_action', 'autonomy_assessment'] LOOP
    EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE USING (%s)', t, own);
  END LOOP;
END $$;
--> statement-breakpoint
-- Public facts: everybody reads, the platform loads them.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['autonomy_instrument', 'autonomy_dimension'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (true)', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_is_platform()))', t);
    EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE USING ((select viewer_is_platform()))', t);
  END LOOP;
END $$;
