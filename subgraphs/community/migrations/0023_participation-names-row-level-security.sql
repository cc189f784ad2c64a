-- What was said of a participation before names other records: only the organisation that recorded it reads it.
CREATE POLICY read_of_participations ON "undertaking_correction" AS RESTRICTIVE FOR SELECT USING (
  undertaking_type <> 'Participation' OR organisation_id = (select viewer_organisation())
  OR (select viewer_is_platform()));
