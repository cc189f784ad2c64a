-- Steps and corrections are read with what they are of, also where that is still a draft. A kind that is not
-- named here is its organisation's alone.
DO $$
DECLARE
  t text;
  seen text := '(select viewer_sees_all()) OR organisation_id = (select viewer_organisation())
    OR CASE undertaking_type
      WHEN ''Course'' THEN EXISTS (SELECT FROM course whole WHERE whole.id = undertaking_id)
      WHEN ''CourseEdition'' THEN EXISTS (SELECT FROM course_edition whole WHERE whole.id = undertaking_id)
      WHEN ''Vacancy'' THEN true
      WHEN ''EducationalPovertyAction'' THEN true
      WHEN ''ComplementaryAction'' THEN true
      ELSE false END';
BEGIN
  FOREACH t IN ARRAY ARRAY['undertaking_step', 'undertaking_correction'] LOOP
    EXECUTE format('CREATE POLICY seen_with_what_it_is_of ON %I AS RESTRICTIVE FOR SELECT USING (%s)', t, seen);
  END LOOP;
END $$;
