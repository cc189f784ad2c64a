-- Intakes: the partner's own; for those bound to an access point, what is there; only on own records.
ALTER TABLE "intake" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "intake" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "intake" FOR SELECT USING ((select viewer_sees_all())
  OR (organisation_id = (select viewer_organisation()) AND ((select viewer_access_point() IS NULL)
    OR access_point_id = (select viewer_access_point()))));
CREATE POLICY enter ON "intake" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR (organisation_id = (select viewer_organisation()) AND ((select viewer_access_point() IS NULL)
    OR access_point_id = (select viewer_access_point()))));
CREATE POLICY edit ON "intake" FOR UPDATE USING ((select viewer_is_platform())
  OR (organisation_id = (select viewer_organisation()) AND ((select viewer_access_point() IS NULL)
    OR access_point_id = (select viewer_access_point()))));
CREATE POLICY on_own_record ON "intake" AS RESTRICTIVE FOR INSERT WITH CHECK (
  (select viewer_is_platform()) OR EXISTS (
    select from person_record where person_record.id = person_record_id
      and person_record.owner_organisation_id = organisation_id));
--> statement-breakpoint
-- What came to pass in a case: whoever sees the record; its owner adds to it, and nobody rewrites it.
ALTER TABLE "case_step" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "case_step" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "case_step" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.id = person_record_id offset 0));
CREATE POLICY enter ON "case_step" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR EXISTS (select from person_record where person_record.id = person_record_id
    and person_record.owner_organisation_id = (select viewer_organisation()) offset 0));
