-- Answers are erased by whoever collected them, where somebody does not want them kept.
CREATE POLICY remove ON "survey_answer" FOR DELETE USING (
  EXISTS (SELECT 1 FROM "survey_response" r WHERE r.id = survey_response_id));
--> statement-breakpoint
-- As it goes for what was withdrawn before: that there was a response is all that stays.
SELECT set_config('app.role', 'PLATFORM', true);
--> statement-breakpoint
DELETE FROM "idempotency_key" WHERE about && ARRAY(
  SELECT id FROM "survey_response" WHERE rejection_reason = 'WITHDRAWN');
--> statement-breakpoint
DELETE FROM "survey_answer" WHERE survey_response_id IN (
  SELECT id FROM "survey_response" WHERE rejection_reason = 'WITHDRAWN');
--> statement-breakpoint
UPDATE "survey_response" SET activity_type = NULL, activity_uuid = NULL, person_record_id = NULL, person_id = NULL,
  respondent_token = NULL, positive = NULL, data_key = NULL, fingerprint = NULL
  WHERE rejection_reason = 'WITHDRAWN';
