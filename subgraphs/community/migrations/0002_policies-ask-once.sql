-- The policies as before, but each question about the viewer in a subselect: PostgreSQL then asks
-- it once per statement and not once per row, and can use an index beside it.
CREATE FUNCTION viewer_is_platform() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_role() = 'PLATFORM', false)
$$;
--> statement-breakpoint
-- The Regione, and the platform itself.
CREATE FUNCTION viewer_coordinates() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(viewer_role() IN ('COORDINATOR', 'PLATFORM'), false)
$$;
--> statement-breakpoint
-- What the Regione alone writes.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['association', 'association_territory', 'micro_intervention', 'micro_intervention_territory'] LOOP
    EXECUTE format('DROP POLICY write ON %I', t);
    EXECUTE format('CREATE POLICY write ON %I USING ((select viewer_coordinates())) WITH CHECK ((select viewer_coordinates()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Associations: everybody reads those that agreed to be listed, the Regione and the association
-- itself also the others.
DROP POLICY read ON "association";
CREATE POLICY read ON "association" FOR SELECT USING (
  listed OR organisation_id = (select viewer_organisation()) OR (select viewer_coordinates()));
--> statement-breakpoint
-- Who records a participation locks its micro-intervention meanwhile, which takes the right to
-- update it, but no update passes.
DROP POLICY lock ON "micro_intervention";
CREATE POLICY lock ON "micro_intervention" FOR UPDATE USING ((select viewer_role()) <> 'ANONYMOUS')
  WITH CHECK (false);
--> statement-breakpoint
-- Participations: of the organisation that recorded them and of the one that holds the person's
-- record, there within the viewer's access point. Recorded for one's own micro-interventions only.
DROP POLICY read ON "participation";
DROP POLICY record ON "participation";
DROP POLICY correct ON "participation";
DROP POLICY remove ON "participation";
CREATE POLICY read ON "participation" FOR SELECT USING ((select viewer_is_platform())
  OR organisation_id = (select viewer_organisation())
  OR (record_organisation_id = (select viewer_organisation())
    AND ((select viewer_access_point() IS NULL)
      OR record_access_point_id = (select viewer_access_point()))));
CREATE POLICY record ON "participation" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR (organisation_id = (select viewer_organisation()) AND EXISTS (
    SELECT FROM "micro_intervention"
    WHERE "micro_intervention".id = micro_intervention_id
      AND "micro_intervention".organisation_id = (select viewer_organisation()))));
CREATE POLICY correct ON "participation" FOR UPDATE
  USING ((select viewer_is_platform()) OR organisation_id = (select viewer_organisation()))
  WITH CHECK ((select viewer_is_platform()) OR organisation_id = (select viewer_organisation()));
CREATE POLICY remove ON "participation" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
-- Only the follower writes what is known of employment's records; locking one is as above.
DROP POLICY read ON "followed_person_record";
DROP POLICY follow ON "followed_person_record";
DROP POLICY lock ON "followed_person_record";
CREATE POLICY read ON "followed_person_record" FOR SELECT USING ((select viewer_role()) <> 'ANONYMOUS');
CREATE POLICY follow ON "followed_person_record" USING ((select viewer_is_platform()))
  WITH CHECK ((select viewer_is_platform()));
CREATE POLICY lock ON "followed_person_record" FOR UPDATE USING ((select viewer_role()) <> 'ANONYMOUS')
  WITH CHECK (false);
--> statement-breakpoint
-- The feed: each sees what is everybody's or its own; nobody rewrites history, the platform prunes.
DROP POLICY read ON "outbox";
DROP POLICY append ON "outbox";
DROP POLICY prune ON "outbox";
CREATE POLICY read ON "outbox" FOR SELECT USING ((select viewer_is_platform())
  OR organisation_id IS NULL OR organisation_id = (select viewer_organisation()));
CREATE POLICY append ON "outbox" FOR INSERT WITH CHECK ((select viewer_role()) <> 'ANONYMOUS');
CREATE POLICY prune ON "outbox" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
DROP POLICY write ON "feed";
CREATE POLICY write ON "feed" USING ((select viewer_is_platform()))
  WITH CHECK ((select viewer_is_platform()));
--> statement-breakpoint
DROP POLICY follow ON "followed_feed";
CREATE POLICY follow ON "followed_feed" USING ((select viewer_is_platform()))
  WITH CHECK ((select viewer_is_platform()));
