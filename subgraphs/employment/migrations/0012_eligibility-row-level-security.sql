-- Checks: whoever sees the record; its owner writes them, and a later one revises an earlier one.
ALTER TABLE "eligibility_check" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "eligibility_check" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "eligibility_check" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.id = person_record_id offset 0));
CREATE POLICY enter ON "eligibility_check" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR EXISTS (select from person_record where person_record.id = person_record_id
    and person_record.owner_organisation_id = (select viewer_organisation()) offset 0));
CREATE POLICY edit ON "eligibility_check" FOR UPDATE USING ((select viewer_is_platform())
  OR EXISTS (select from person_record where person_record.id = person_record_id
    and person_record.owner_organisation_id = (select viewer_organisation()) offset 0));
