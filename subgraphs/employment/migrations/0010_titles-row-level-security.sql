-- Titles to stay: whoever sees the record; its owner writes them. What came to pass is written once.
ALTER TABLE "residence_title" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "residence_title" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "residence_title" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.id = person_record_id offset 0));
CREATE POLICY enter ON "residence_title" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR EXISTS (select from person_record where person_record.id = person_record_id
    and person_record.owner_organisation_id = (select viewer_organisation()) offset 0));
CREATE POLICY edit ON "residence_title" FOR UPDATE USING ((select viewer_is_platform())
  OR EXISTS (select from person_record where person_record.id = person_record_id
    and person_record.owner_organisation_id = (select viewer_organisation()) offset 0));
--> statement-breakpoint
ALTER TABLE "residence_title_event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "residence_title_event" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "residence_title_event" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from residence_title where residence_title.id = residence_title_id offset 0));
CREATE POLICY enter ON "residence_title_event" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR EXISTS (select from residence_title where residence_title.id = residence_title_id offset 0));
