-- Courses and editions: public but for drafts, which their provider alone sees.
select hold_undertakings('course', true);
select hold_undertakings('course_edition', true);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['course', 'course_edition'] LOOP
    EXECUTE format('DROP POLICY read ON %I', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (state <> ''DRAFT'' OR (select viewer_sees_all())
      OR organisation_id = (select viewer_organisation()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Lessons: seen with their edition, planned by its provider.
ALTER TABLE "lesson" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "lesson" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "lesson" FOR SELECT
  USING (EXISTS (select from course_edition where course_edition.id = course_edition_id offset 0));
CREATE POLICY enter ON "lesson" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR organisation_id = (select viewer_organisation()));
CREATE POLICY edit ON "lesson" FOR UPDATE USING ((select viewer_is_platform())
  OR organisation_id = (select viewer_organisation()));
--> statement-breakpoint
-- Enrolments: of the partner of the record; the provider of the course sees those of its editions.
select hold_cases('course_enrolment', 'CourseEnrolment');
CREATE POLICY read_of_provider ON "course_enrolment" FOR SELECT
  USING (provider_id = (select viewer_organisation()));
--> statement-breakpoint
-- Levels and attendance: seen with the enrolment, recorded by the provider, and rewritten by nobody.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['course_level', 'attendance'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_sees_all())
      OR EXISTS (select from course_enrolment e where e.id = course_enrolment_id offset 0))', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_is_platform())
      OR EXISTS (select from course_enrolment e where e.id = course_enrolment_id
        and e.provider_id = (select viewer_organisation()) offset 0))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Places that are taken are counted where enrolments are written, by whomever: at once for all rows of
-- a statement, as the platform, since who enrols somebody may not change the edition of a provider.
CREATE FUNCTION holds_place(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  select state in ('ENROLLED', 'ATTENDING', 'COMPLETED', 'TESTED', 'CERTIFIED')
$$;
CREATE FUNCTION count_places_of_added() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asking text := coalesce(viewer_role(), '');
BEGIN
  PERFORM set_config('app.role', 'PLATFORM', true);
  UPDATE course_edition SET places_taken = places_taken + taken.places
  FROM (select course_edition_id, count(*) as places from added where holds_place(state)
    group by course_edition_id) taken
  WHERE course_edition.id = taken.course_edition_id;
  PERFORM set_config('app.role', asking, true);
  RETURN NULL;
END $$;
CREATE FUNCTION count_places_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asking text := coalesce(viewer_role(), '');
BEGIN
  PERFORM set_config('app.role', 'PLATFORM', true);
  UPDATE course_edition SET places_taken = places_taken + taken.places
  FROM (select course_edition_id, sum(places) as places from (
      select course_edition_id, holds_place(state)::int as places from new_rows
      union all select course_edition_id, -holds_place(state)::int from old_rows) of_each
    group by course_edition_id having sum(places) <> 0) taken
  WHERE course_edition.id = taken.course_edition_id;
  PERFORM set_config('app.role', asking, true);
  RETURN NULL;
END $$;
CREATE TRIGGER count_places_of_added AFTER INSERT ON "course_enrolment"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_places_of_added();
CREATE TRIGGER count_places_of_changed AFTER UPDATE ON "course_enrolment"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_places_of_changed();
