select hold_cases('housing_case', 'HousingCase');
select hold_undertakings('educational_poverty_action', false);
select hold_undertakings('complementary_action', false);
--> statement-breakpoint
-- Homes that were found: whoever sees the case; the partner of the case adds to them, and nobody rewrites.
ALTER TABLE "housing_search" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "housing_search" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "housing_search" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from housing_case where housing_case.id = case_id offset 0));
CREATE POLICY enter ON "housing_search" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR EXISTS (select from housing_case where housing_case.id = case_id
    and housing_case.organisation_id = (select viewer_organisation()) offset 0));
--> statement-breakpoint
-- Minors: whoever sees the record. Its owner enters it into an action of their own.
ALTER TABLE "enrolled_minor" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "enrolled_minor" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "enrolled_minor" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.id = person_record_id offset 0));
CREATE POLICY enter ON "enrolled_minor" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR (EXISTS (select from person_record where person_record.id = person_record_id
      and person_record.owner_organisation_id = (select viewer_organisation()) offset 0)
    AND EXISTS (select from educational_poverty_action a where a.id = action_id
      and a.organisation_id = (select viewer_organisation()) offset 0)));
--> statement-breakpoint
-- How many there are all partners read on the action, since they do not see who.
CREATE FUNCTION count_enrolled_minors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE educational_poverty_action a SET minors_count = a.minors_count + added.minors
    FROM (select action_id, count(*) AS minors from entered group by action_id) AS added
    WHERE a.id = added.action_id;
  RETURN NULL;
END $$;
CREATE TRIGGER count_enrolled_minors AFTER INSERT ON enrolled_minor
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION count_enrolled_minors();
--> statement-breakpoint
-- Vulnerability cases: the operators who are named, of the case's own organisation, and nobody else: not
-- their colleagues, nor the data steward, whatever else these see. For a time also who broke the glass.
CREATE FUNCTION viewer_subject() RETURNS text LANGUAGE sql STABLE AS $$
  select nullif(current_setting('app.subject', true), '')
$$;
--> statement-breakpoint
-- What a broken glass opens. Nobody sees another's, and no policy lets a row be changed or removed. That
-- it is logged is held by a foreign key.
ALTER TABLE "break_glass_grant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "break_glass_grant" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "break_glass_grant" FOR SELECT USING ((select viewer_is_platform())
  OR (operator = (select viewer_subject()) AND organisation_id = (select viewer_organisation())));
CREATE POLICY enter ON "break_glass_grant" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR (operator = (select viewer_subject()) AND organisation_id = (select viewer_organisation())));
--> statement-breakpoint
-- Records whose cases the viewer looks into for now, and those of them whose duty they take over.
CREATE FUNCTION viewer_looks_into() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  select array(select person_record_id from break_glass_grant
    where operator = viewer_subject() and organisation_id = viewer_organisation() and ends_at > now())
$$;
CREATE FUNCTION viewer_takes_over() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  select array(select person_record_id from break_glass_grant
    where operator = viewer_subject() and organisation_id = viewer_organisation() and ends_at > now()
      and reason = 'HANDOVER_OF_DUTY')
$$;
--> statement-breakpoint
ALTER TABLE "vulnerability_case" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "vulnerability_case" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "vulnerability_case" FOR SELECT USING ((select viewer_is_platform())
  OR (organisation_id = (select viewer_organisation())
    AND (operators @> array[(select viewer_subject())]
      OR person_record_id = any((select viewer_looks_into())::uuid[]))));
CREATE POLICY enter ON "vulnerability_case" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR (organisation_id = (select viewer_organisation())
    AND operators = array[(select viewer_subject())]
    AND EXISTS (select from person_record where person_record.id = person_record_id
      and person_record.owner_organisation_id = (select viewer_organisation()) offset 0)));
-- Whoever only looks in changes nothing.
CREATE POLICY edit ON "vulnerability_case" FOR UPDATE USING ((select viewer_is_platform())
  OR (organisation_id = (select viewer_organisation())
    AND (operators @> array[(select viewer_subject())]
      OR person_record_id = any((select viewer_takes_over())::uuid[]))));
--> statement-breakpoint
-- What belongs to a case: read by whoever sees it, added to by whoever may change it, never rewritten.
DO $$
DECLARE
  t text;
  may_change text := 'EXISTS (select from vulnerability_case c where c.id = case_id
    and (c.operators @> array[(select viewer_subject())]
      or c.person_record_id = any((select viewer_takes_over())::uuid[])) offset 0)';
BEGIN
  FOREACH t IN ARRAY ARRAY['vulnerability_operator', 'vulnerability_step', 'vulnerability_correction',
    'protective_measure', 'vulnerability_note'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_is_platform())
      OR EXISTS (select from vulnerability_case c where c.id = case_id offset 0))', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_is_platform()) OR %s)',
      t, may_change);
  END LOOP;
  EXECUTE format('CREATE POLICY dismiss ON vulnerability_operator FOR UPDATE
    USING ((select viewer_is_platform()) OR (dismissed_at IS NULL AND %s))
    WITH CHECK ((select viewer_is_platform()) OR dismissed_by = (select viewer_subject()))', may_change);
END $$;
CREATE POLICY own_words ON "vulnerability_note" AS RESTRICTIVE FOR INSERT WITH CHECK (
  (select viewer_is_platform()) OR operator = (select viewer_subject()));
--> statement-breakpoint
-- The log: who broke the glass, who is named to a case of the record, and the data steward. Written once:
-- no policy lets anybody change or remove a row, not even the platform.
ALTER TABLE "break_glass_access" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "break_glass_access" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "break_glass_access" FOR SELECT USING ((select viewer_sees_all())
  OR (organisation_id = (select viewer_organisation())
    AND (operator = (select viewer_subject())
      OR EXISTS (select from vulnerability_case c where c.person_record_id = break_glass_access.person_record_id
        and c.operators @> array[(select viewer_subject())] offset 0))));
CREATE POLICY enter ON "break_glass_access" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR (operator = (select viewer_subject()) AND organisation_id = (select viewer_organisation())
    AND EXISTS (select from person_record where person_record.id = person_record_id
      and person_record.owner_organisation_id = (select viewer_organisation()) offset 0)));
