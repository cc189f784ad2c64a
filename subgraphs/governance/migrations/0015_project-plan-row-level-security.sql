-- The project plan, money and requests of data: seen by their organisation and the Regione, by nobody else.
SELECT hold_undertakings('project_activity', '(select viewer_coordinates())');
--> statement-breakpoint
-- The Regione enters the plan and the budget of partners; it amends lines, and decides on what they
-- delivered, spent and asked for.
CREATE POLICY enter_for_partner ON "project_activity" FOR INSERT WITH CHECK ((select viewer_coordinates()));
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['deliverable', 'budget_line', 'expense', 'dataset_request'] LOOP
    PERFORM hold_undertakings(t, '(select viewer_coordinates())', '(select viewer_coordinates())');
  END LOOP;
  FOREACH t IN ARRAY ARRAY['deliverable', 'budget_line'] LOOP
    EXECUTE format('CREATE POLICY enter_for_partner ON %I FOR INSERT WITH CHECK ((select viewer_coordinates()))', t);
  END LOOP;
  -- Why a deliverable was returned and a request decided so: written by the Regione, once.
  FOREACH t IN ARRAY ARRAY['deliverable_return', 'dataset_decision'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((select viewer_coordinates()) OR organisation_id = (select viewer_organisation()))', t);
    EXECUTE format('CREATE POLICY enter ON %I FOR INSERT WITH CHECK ((select viewer_coordinates()))', t);
  END LOOP;
  -- What came to pass in them, and what was corrected, is no more partners' to read than they are.
  FOREACH t IN ARRAY ARRAY['undertaking_step', 'undertaking_correction'] LOOP
    EXECUTE format('CREATE POLICY read_of_project_plan ON %I AS RESTRICTIVE FOR SELECT USING (
      undertaking_type NOT IN (''ProjectActivity'', ''Deliverable'', ''BudgetLine'', ''Expense'', ''DatasetRequest'')
      OR (select viewer_coordinates()) OR organisation_id = (select viewer_organisation()))', t);
  END LOOP;
END $$;
