ALTER TABLE "operator_details" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_details" ALTER COLUMN "qualifications" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_details" ADD COLUMN "data_key" "bytea";--> statement-breakpoint
ALTER TABLE "operator_details" ADD COLUMN "sealed" "bytea";--> statement-breakpoint
ALTER TABLE "operator_details" ADD COLUMN "email_index" text;--> statement-breakpoint
ALTER TABLE "operator_details" ADD COLUMN "index_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "operator_details_email_index" ON "operator_details" USING btree ("organisation_id","email_index");--> statement-breakpoint
ALTER TABLE "operator_details" ADD CONSTRAINT "operator_details_sealed_or_not" CHECK (("operator_details"."sealed" is null) = ("operator_details"."email" is not null)
        and ("operator_details"."email" is null) = ("operator_details"."qualifications" is null));