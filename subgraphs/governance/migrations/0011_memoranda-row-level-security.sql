-- Memoranda: whoever was invited to sign and the Regione see them from the draft on, everybody what came
-- into force. A signatory's act moves its memorandum on, so that all parties may change the row.
select hold_undertakings(
  'memorandum',
  'in_force_from IS NOT NULL OR (select viewer_coordinates()) OR (select viewer_organisation()) = ANY(party_ids)',
  '(select viewer_organisation()) = ANY(party_ids)'
);
--> statement-breakpoint
-- Amendments and renewals: seen with their memorandum, whose lead adds them; nobody rewrites.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['memorandum_amendment', 'memorandum_renewal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (
      EXISTS (SELECT 1 FROM memorandum m WHERE m.id = memorandum_id))', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK (
      EXISTS (SELECT 1 FROM memorandum m WHERE m.id = memorandum_id
        AND ((select viewer_is_platform()) OR m.organisation_id = (select viewer_organisation()))))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Signatories: seen with their memorandum, whose lead invites them; each acts for itself.
select hold_undertakings(
  'signatory',
  'EXISTS (SELECT 1 FROM memorandum m WHERE m.id = memorandum_id)'
);
--> statement-breakpoint
-- Commitments: for those who were invited to sign and the Regione, also once the memorandum is public. The
-- lead adds, corrects and waives them.
select hold_undertakings(
  'commitment',
  '(select viewer_coordinates()) OR EXISTS (SELECT 1 FROM memorandum m WHERE m.id = memorandum_id
    AND (select viewer_organisation()) = ANY(m.party_ids))',
  'lead_organisation_id = (select viewer_organisation())'
);
--> statement-breakpoint
CREATE POLICY enter_as_lead ON "signatory" FOR INSERT
  WITH CHECK (lead_organisation_id = (select viewer_organisation()));
--> statement-breakpoint
CREATE POLICY enter_as_lead ON "commitment" FOR INSERT
  WITH CHECK (lead_organisation_id = (select viewer_organisation()));
