-- The Regione plans micro-interventions too, of the organisation that acts for the association.
CREATE POLICY enter_for_partner ON "micro_intervention" FOR INSERT WITH CHECK ((select viewer_coordinates()));
--> statement-breakpoint
-- An event is everybody's once it was published: one that was cancelled before stays its organisation's.
DROP POLICY read ON "community_event";
CREATE POLICY read ON "community_event" FOR SELECT USING ((select viewer_is_platform())
  OR organisation_id = (select viewer_organisation()) OR published_on IS NOT NULL
  OR (select viewer_coordinates()));
