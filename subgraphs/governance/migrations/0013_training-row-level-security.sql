-- Partners see who works for the programme; what only the employer knows lies apart, and goes with them.
SELECT hold_undertakings('operator', '(select viewer_is_partner())');
--> statement-breakpoint
SELECT hold_undertakings('operator_details', 'false');
--> statement-breakpoint
CREATE POLICY forget ON "operator_details" FOR DELETE USING ((select viewer_is_platform())
  OR organisation_id = (select viewer_organisation()));
--> statement-breakpoint
-- What is taught is seen by partners; drafts by their provider alone, also once they are cancelled.
SELECT hold_undertakings('training_programme', '(select viewer_is_partner()) AND state <> ''DRAFT''
  AND (state <> ''CANCELLED'' OR EXISTS (select 1 from undertaking_step s
    where s.undertaking_id = training_programme.id and s.state = ''SCHEDULED''))');
--> statement-breakpoint
SELECT hold_undertakings('training_edition', '(select viewer_is_partner())');
--> statement-breakpoint
SELECT hold_undertakings('training_session', '(select viewer_is_partner())');
--> statement-breakpoint
-- Who takes part is seen by employer and provider, and attendance with it.
SELECT hold_undertakings('operator_enrolment', 'provider_id = (select viewer_organisation())',
  'provider_id = (select viewer_organisation())');
--> statement-breakpoint
SELECT hold_undertakings('session_attendance',
  'EXISTS (select 1 from operator_enrolment e where e.id = operator_enrolment_id)');
--> statement-breakpoint
-- Anyone checks a certificate, whose number nobody finds by counting.
SELECT hold_undertakings('training_certificate', 'true');
--> statement-breakpoint
-- Beside what all partners see of what organisations run: the history of operators is their employer's,
-- that of enrolments is seen with the enrolment.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['undertaking_step', 'undertaking_correction'] LOOP
    EXECUTE format('CREATE POLICY of_operators ON %I AS RESTRICTIVE FOR SELECT USING (
      undertaking_type NOT IN (''Operator'', ''OperatorEnrolment'')
      OR (select viewer_is_platform()) OR organisation_id = (select viewer_organisation())
      OR undertaking_type = ''OperatorEnrolment''
        AND EXISTS (select 1 from operator_enrolment e where e.id = undertaking_id))', t);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE "target" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "target" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "target" FOR SELECT USING ((select viewer_is_partner()));
CREATE POLICY write ON "target" USING ((select viewer_keeps_reference()))
  WITH CHECK ((select viewer_keeps_reference()));
--> statement-breakpoint
-- Operators at work by access point and employer, trained or not; read with the rights of who asks.
CREATE VIEW training_gap WITH (security_invoker = true) AS
  SELECT access_point_id::text || organisation_id::text AS id, access_point_id, organisation_id,
    count(*)::int AS active, count(trained_on)::int AS trained,
    (count(*) - count(trained_on))::int AS untrained
  FROM operator WHERE state = 'ACTIVE' AND access_point_id IS NOT NULL
  GROUP BY access_point_id, organisation_id;
