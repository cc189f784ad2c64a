-- How many took part in an activity is counted in the index alone, as before in that of micro-interventions.
DROP INDEX "participation_by_activity";
--> statement-breakpoint
CREATE INDEX "participation_by_activity" ON "participation"
  ("activity_id", "occurred_on", "id")
  INCLUDE ("organisation_id", "record_organisation_id", "record_access_point_id");
--> statement-breakpoint
-- Recorded for one's own activities only, of whichever kind.
DROP POLICY record ON "participation";
CREATE POLICY record ON "participation" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR (organisation_id = (select viewer_organisation()) AND (EXISTS (
    SELECT FROM "micro_intervention"
    WHERE "micro_intervention".id = micro_intervention_id
      AND "micro_intervention".organisation_id = (select viewer_organisation()))
  OR EXISTS (
    SELECT FROM "sport_action"
    WHERE "sport_action".id = sport_action_id
      AND "sport_action".organisation_id = (select viewer_organisation()))
  OR EXISTS (
    SELECT FROM "community_event"
    WHERE "community_event".id = community_event_id
      AND "community_event".organisation_id = (select viewer_organisation())))));
--> statement-breakpoint
-- Cells are seen with their participation, and written by whoever recorded it.
ALTER TABLE "participation_head_count" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "participation_head_count" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "participation_head_count" FOR SELECT USING ((select viewer_is_platform())
  OR EXISTS (SELECT FROM "participation" whole WHERE whole.id = participation_id));
CREATE POLICY enter ON "participation_head_count" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR EXISTS (SELECT FROM "participation" whole WHERE whole.id = participation_id
    AND whole.organisation_id = (select viewer_organisation())));
CREATE POLICY remove ON "participation_head_count" FOR DELETE USING ((select viewer_is_platform())
  OR EXISTS (SELECT FROM "participation" whole WHERE whole.id = participation_id
    AND whole.organisation_id = (select viewer_organisation())));
--> statement-breakpoint
-- The cells of a head-count say of each sex what the head-count says, once all are written.
CREATE FUNCTION check_head_count() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  participation uuid := coalesce(to_jsonb(NEW) ->> 'participation_id', to_jsonb(NEW) ->> 'id');
BEGIN
  IF EXISTS (
    SELECT FROM "participation" whole
    JOIN (
      SELECT coalesce(sum(count) FILTER (WHERE sex = 'FEMALE'), 0) AS female,
        coalesce(sum(count) FILTER (WHERE sex = 'MALE'), 0) AS male,
        coalesce(sum(count) FILTER (WHERE sex = 'UNKNOWN'), 0) AS not_noted,
        count(*) AS cells
      FROM "participation_head_count" WHERE participation_id = participation
    ) summed ON summed.cells > 0
    WHERE whole.id = participation
      AND (whole.head_count_female, whole.head_count_male, whole.head_count_unknown)
        IS DISTINCT FROM (summed.female, summed.male, summed.not_noted))
  THEN
    RAISE EXCEPTION 'The cells of a head-count add up to something else'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'participation_head_count_adds_up';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER participation_head_count_adds_up
  AFTER INSERT OR UPDATE ON "participation_head_count" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_head_count();
CREATE CONSTRAINT TRIGGER participation_adds_up
  AFTER UPDATE OF head_count_female, head_count_male, head_count_unknown ON "participation"
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_head_count();
--> statement-breakpoint
-- The Regione plans micro-interventions too, of the organisation that acts for the association.
CREATE POLICY enter_for_partner ON "micro_intervention" FOR INSERT WITH CHECK ((select viewer_coordinates()));
--> statement-breakpoint
-- An event is everybody's once it was published: one that was cancelled before stays its organisation's.
DROP POLICY read ON "community_event";
CREATE POLICY read ON "community_event" FOR SELECT USING ((select viewer_is_platform())
  OR organisation_id = (select viewer_organisation()) OR published_on IS NOT NULL
  OR (select viewer_coordinates()));
--> statement-breakpoint
-- Imports: of the organisation that brought them in, and of an access point where they are its own.
ALTER TABLE "participation_import" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "participation_import" FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON "participation_import" USING (organisation_id = (select viewer_organisation())
  AND ((select viewer_access_point() IS NULL) OR access_point_id = (select viewer_access_point())));
CREATE POLICY read ON "participation_import" FOR SELECT USING ((select viewer_is_platform()));
CREATE POLICY forget ON "participation_import" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
-- What became of each record: with its import, written once.
ALTER TABLE "participation_import_result" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "participation_import_result" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "participation_import_result" FOR SELECT USING (
  EXISTS (select from participation_import whole where whole.id = run_id offset 0));
CREATE POLICY enter ON "participation_import_result" FOR INSERT WITH CHECK (
  EXISTS (select from participation_import whole where whole.id = run_id
    and whole.organisation_id = (select viewer_organisation()) offset 0));
--> statement-breakpoint
-- Records are read once more, for the names that their holders have for them.
SELECT set_config('app.role', 'PLATFORM', true);
--> statement-breakpoint
DELETE FROM "followed_feed" WHERE name = 'employment.PersonRecord';
