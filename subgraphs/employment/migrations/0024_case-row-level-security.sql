-- Cases of every kind: the partner's own; for those bound to an access point, what is there; and what
-- is shared with the viewer's organisation because of a referral or a plan. Only on own records.
-- Each kind's table is held by: select hold_cases('intake', 'Intake');
CREATE FUNCTION hold_cases(t text, kind text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  own text := 'organisation_id = (select viewer_organisation()) AND ((select viewer_access_point() IS NULL)
    OR access_point_id = (select viewer_access_point()))';
  shared text := format('person_record_id = any(array(select s.person_record_id from case_share s
    where s.case_type = %L and s.organisation_id = (select viewer_organisation())
      and (s.until is null or s.until > (now() at time zone ''Europe/Rome'')::date)))', kind);
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_sees_all()) OR (%s) OR %s)', t, own, shared);
  EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_is_platform()) OR (%s))', t, own);
  EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE USING ((select viewer_is_platform()) OR (%s))', t, own);
  EXECUTE format('CREATE POLICY on_own_record ON %I AS RESTRICTIVE FOR INSERT WITH CHECK (
    (select viewer_is_platform()) OR EXISTS (select from person_record where person_record.id = person_record_id
      and person_record.owner_organisation_id = organisation_id))', t);
END $$;
--> statement-breakpoint
-- What is shared: between the two organisations; only the owner of a record shares what is of it.
ALTER TABLE "case_share" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "case_share" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "case_share" FOR SELECT USING ((select viewer_sees_all())
  OR owner_organisation_id = (select viewer_organisation())
  OR (organisation_id = (select viewer_organisation()) AND ((select viewer_access_point() IS NULL)
    OR access_point_id IS NULL OR access_point_id = (select viewer_access_point()))));
CREATE POLICY enter ON "case_share" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR (owner_organisation_id = (select viewer_organisation())
    AND EXISTS (select from person_record where person_record.id = person_record_id
      and person_record.owner_organisation_id = case_share.owner_organisation_id)));
CREATE POLICY edit ON "case_share" FOR UPDATE USING ((select viewer_is_platform())
  OR owner_organisation_id = (select viewer_organisation()));
--> statement-breakpoint
DROP POLICY read ON "intake";
DROP POLICY enter ON "intake";
DROP POLICY edit ON "intake";
DROP POLICY on_own_record ON "intake";
select hold_cases('intake', 'Intake');
--> statement-breakpoint
-- Steps and corrections: whoever sees the record or is shared that kind of case; its owner adds to
-- them, and nobody rewrites them.
ALTER TABLE "case_correction" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "case_correction" FORCE ROW LEVEL SECURITY;
DROP POLICY read ON "case_step";
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_step', 'case_correction'] LOOP
    EXECUTE format('CREATE POLICY read ON %1$I FOR SELECT USING ((select viewer_sees_all())
      OR EXISTS (select from person_record where person_record.id = person_record_id offset 0)
      OR EXISTS (select from case_share s where s.person_record_id = %1$I.person_record_id
        and s.case_type = %1$I.case_type and s.organisation_id = (select viewer_organisation())
        and (s.until is null or s.until > (now() at time zone ''Europe/Rome'')::date) offset 0))', t);
  END LOOP;
END $$;
CREATE POLICY enter ON "case_correction" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR EXISTS (select from person_record where person_record.id = person_record_id
    and person_record.owner_organisation_id = (select viewer_organisation()) offset 0));
