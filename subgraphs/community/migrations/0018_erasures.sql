ALTER TABLE "survey_response" DROP CONSTRAINT "survey_response_one_respondent";--> statement-breakpoint
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_one_respondent" CHECK (num_nonnulls("survey_response"."person_record_id", "survey_response"."respondent_token")
          between case when "survey_response"."rejection_reason" = 'WITHDRAWN' then 0 else 1 end and 1
        and ("survey_response"."person_id" is null or "survey_response"."person_record_id" is not null));