-- Erasures and holds: whoever sees the record and whoever answers for all; written by use cases with the
-- platform's rights, which ask first whose the record is.
DO $$
DECLARE
  t text;
  seen text;
BEGIN
  FOREACH t IN ARRAY ARRAY['erasure', 'legal_hold'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_sees_all())
      OR EXISTS (select from person_record where person_record.id = person_record_id
        and person_record.owner_organisation_id = (select viewer_organisation()) offset 0))', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_is_platform()))', t);
    EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE USING ((select viewer_is_platform()))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['erasure_step', 'erasure_receipt'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_sees_all())
      OR EXISTS (select from erasure where erasure.id = erasure_id offset 0))', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_is_platform()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- What an erasure takes away or empties, the platform alone.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['vulnerability_note', 'protective_measure', 'vulnerability_correction',
    'vulnerability_step', 'vulnerability_operator', 'vulnerability_case', 'case_correction', 'case_share',
    'case_step', 'active_policy', 'service_pact', 'plan_action', 'plan_goal', 'plan_review',
    'plan_signature', 'autonomy_assessment', 'individual_plan', 'housing_search', 'housing_case', 'intake',
    'appointment', 'skills_validation', 'skills_assessment', 'recognition_application', 'transition_path',
    'enrolled_minor', 'vacancy_match', 'match_block', 'residence_title_event', 'residence_title',
    'duplicate_decision', 'duplicate_case', 'import_result'] LOOP
    EXECUTE format('CREATE POLICY erase ON %I FOR DELETE USING ((select viewer_is_platform()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- For how long: everybody reads, the platform loads and changes it.
ALTER TABLE "retention_rule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "retention_rule" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "retention_rule" FOR SELECT USING (true);
CREATE POLICY enter ON "retention_rule" FOR INSERT WITH CHECK ((select viewer_is_platform()));
CREATE POLICY edit ON "retention_rule" FOR UPDATE USING ((select viewer_is_platform()));
