-- Consents and requests: whoever sees the record; its owner writes them, and nobody takes one away.
DO $$
DECLARE
  t text;
  own text := 'EXISTS (select from person_record where person_record.id = person_record_id
    and person_record.owner_organisation_id = (select viewer_organisation()) offset 0)';
BEGIN
  FOREACH t IN ARRAY ARRAY['consent', 'data_subject_request'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_sees_all())
      OR EXISTS (select from person_record where person_record.id = person_record_id offset 0))', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT
      WITH CHECK ((select viewer_is_platform()) OR %s)', t, own);
    EXECUTE format('CREATE POLICY edit ON %I FOR UPDATE
      USING ((select viewer_is_platform()) OR %s)', t, own);
  END LOOP;
END $$;
