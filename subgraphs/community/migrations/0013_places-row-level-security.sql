-- Associations: the Regione keeps them; whoever acts for one says whether it is to be public.
DROP POLICY edit ON "association";
CREATE POLICY edit ON "association" FOR UPDATE USING ((select viewer_coordinates())
  OR coalesce(own_organisation_id, supporter_id) = (select viewer_organisation()));
