ALTER TABLE "operator" ADD COLUMN "subject" text;--> statement-breakpoint
CREATE UNIQUE INDEX "operator_subject" ON "operator" USING btree ("organisation_id","subject") WHERE "operator"."state" <> 'LEFT';--> statement-breakpoint
CREATE INDEX "operator_by_subject" ON "operator" USING btree ("subject");