-- What is compared across partners: read and written by use cases with the platform's rights alone.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['match_block', 'match_word', 'match_question'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY platform ON %I USING ((select viewer_is_platform()))
      WITH CHECK ((select viewer_is_platform()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A case: whoever sees one of its records. What was decided and moved is written once.
ALTER TABLE "duplicate_case" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "duplicate_case" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "duplicate_case" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record
    where person_record.id in (first_record_id, second_record_id) offset 0));
CREATE POLICY enter ON "duplicate_case" FOR INSERT WITH CHECK ((select viewer_is_platform()));
CREATE POLICY edit ON "duplicate_case" FOR UPDATE USING ((select viewer_is_platform()));
--> statement-breakpoint
ALTER TABLE "duplicate_decision" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "duplicate_decision" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "duplicate_decision" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from duplicate_case where duplicate_case.id = duplicate_case_id offset 0));
CREATE POLICY enter ON "duplicate_decision" FOR INSERT WITH CHECK ((select viewer_is_platform()));
--> statement-breakpoint
ALTER TABLE "person_move" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "person_move" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "person_move" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.id = person_record_id offset 0));
CREATE POLICY enter ON "person_move" FOR INSERT WITH CHECK ((select viewer_is_platform()));
--> statement-breakpoint
-- Somebody who was merged is a pseudonym that leads to the one who answers, visible with that one.
DROP POLICY read ON "person";
CREATE POLICY read ON "person" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.person_id = person.id offset 0)
  OR (merged_into IS NOT NULL AND EXISTS (select from person_record
    where person_record.person_id = person.merged_into offset 0)));
