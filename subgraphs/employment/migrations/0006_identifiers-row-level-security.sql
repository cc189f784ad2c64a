-- Identifiers: whoever sees the record; its owner writes them, and nobody takes one away.
ALTER TABLE "person_identifier" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "person_identifier" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "person_identifier" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.id = person_record_id offset 0));
CREATE POLICY enter ON "person_identifier" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR EXISTS (select from person_record where person_record.id = person_record_id
    and person_record.owner_organisation_id = (select viewer_organisation()) offset 0));
CREATE POLICY edit ON "person_identifier" FOR UPDATE USING ((select viewer_is_platform())
  OR EXISTS (select from person_record where person_record.id = person_record_id
    and person_record.owner_organisation_id = (select viewer_organisation()) offset 0));
CREATE POLICY remove ON "person_identifier" FOR DELETE USING ((select viewer_is_platform()));
