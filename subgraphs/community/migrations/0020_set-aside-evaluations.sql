ALTER TABLE "evaluation" DROP CONSTRAINT "evaluation_conflict";--> statement-breakpoint
ALTER TABLE "evaluation" DROP CONSTRAINT "evaluation_scored_without_conflict";--> statement-breakpoint
DROP INDEX "evaluation_once";--> statement-breakpoint
ALTER TABLE "evaluation" ADD COLUMN "set_aside_reason" text;--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_once" ON "evaluation" USING btree ("proposal_id","evaluator_organisation_id","evaluator_subject") WHERE "evaluation"."state" <> 'RELEASED';--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_set_aside" CHECK (("evaluation"."state" in ('RELEASED', 'EXCLUDED')) = ("evaluation"."set_aside_reason" is not null));--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_conflict" CHECK (case "evaluation"."state" when 'EXCLUDED' then true
        when 'CONFLICT' then "evaluation"."conflict" is not null else "evaluation"."conflict" is null end);--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_scored_without_conflict" CHECK ("evaluation"."state" in ('ASSIGNED', 'CONFLICT', 'RELEASED') or "evaluation"."no_conflict_on" is not null);