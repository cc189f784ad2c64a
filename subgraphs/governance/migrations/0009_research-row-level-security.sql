-- A tool is everybody's from its first version on, research from its approval, which the Regione writes.
SELECT hold_undertakings('policy_tool', 'latest_version IS NOT NULL');
--> statement-breakpoint
SELECT hold_undertakings('tool_adoption', '(select viewer_is_partner())');
--> statement-breakpoint
SELECT hold_undertakings('research_action', 'approved_on IS NOT NULL OR (select viewer_coordinates())',
  '(select viewer_coordinates())');
--> statement-breakpoint
SELECT hold_undertakings('innovative_intervention', '(select viewer_is_partner())',
  'site_partner_id = (select viewer_organisation())');
--> statement-breakpoint
-- What hangs on them is entered by their organisation and written once. Versions and outputs are only
-- of what is everybody's; clearances are for partners.
DO $$
DECLARE
  part record;
  own text := '(select viewer_is_platform()) OR organisation_id = (select viewer_organisation())';
BEGIN
  FOR part IN SELECT * FROM (VALUES
    ('policy_tool_version', 'true'),
    ('research_output', 'true'),
    ('ethics_clearance', '(select viewer_is_partner())')
  ) AS parts(name, seen) LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part.name);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (%s)', part.name, part.seen);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK (%s)', part.name, own);
  END LOOP;
END $$;
