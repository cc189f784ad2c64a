-- A network is everybody's once it is formed; until then whoever it invites sees it too.
SELECT hold_undertakings('network', 'formed_on IS NOT NULL OR id IN (
  SELECT m.network_id FROM network_member m WHERE m.organisation_id = (select viewer_organisation()))');
--> statement-breakpoint
-- Its members carry a flag of their own, since policies of two tables must not ask each other.
ALTER TABLE "network_member" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "network_member" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "network_member" FOR SELECT USING ((select viewer_is_platform()) OR is_public
  OR convener_id = (select viewer_organisation()) OR organisation_id = (select viewer_organisation()));
CREATE POLICY enter ON "network_member" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR convener_id = (select viewer_organisation()));
CREATE POLICY edit ON "network_member" FOR UPDATE USING ((select viewer_is_platform())
  OR convener_id = (select viewer_organisation()) OR organisation_id = (select viewer_organisation()));
--> statement-breakpoint
-- What a network covers is seen by who sees the network.
SELECT hold_undertakings('network_territory',
  'EXISTS (SELECT 1 FROM network n WHERE n.id = network_territory.network_id)');
--> statement-breakpoint
-- Networks meet once they are formed, so that meetings are everybody's.
SELECT hold_undertakings('governance_meeting', 'true');
--> statement-breakpoint
-- What is of a meeting is for who is in its network now or was on its day, and for everybody where
-- that is said.
DO $$
DECLARE
  own text := '(select viewer_is_platform()) OR organisation_id = (select viewer_organisation())';
  members text := 'governance_meeting_id IN (SELECT g.id FROM governance_meeting g
    JOIN network_member m ON m.network_id = g.network_id AND m.organisation_id = (select viewer_organisation())
    WHERE m.left_on IS NULL OR (m.joined_on <= g.meets_on AND g.meets_on < m.left_on))';
BEGIN
  PERFORM hold_undertakings('governance_meeting_papers', members);
  PERFORM hold_undertakings('governance_meeting_attendance', members);
  PERFORM hold_undertakings('governance_decision', 'is_public OR ' || members);
  EXECUTE format('CREATE POLICY remove ON governance_meeting_attendance FOR DELETE USING (%s)', own);
  EXECUTE format('CREATE POLICY remove ON governance_decision FOR DELETE USING (NOT is_public AND (%s))', own);
END $$;
